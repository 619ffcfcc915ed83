//! `partnernetz token`: an access token on standard output, and nothing else there, so that scripts can take it.

use std::io::{self, Write};

use anyhow::{Context, Result};

use crate::access::{Signer, Viewer};
use crate::clock::Clock;
use crate::config::Token;
use crate::graphql::node::{GlobalId, Tag};

/// Issues the token.
///
/// # Errors
/// When there is no key to sign with or the institution is not an id of one.
pub fn run(token: &Token, clock: &Clock) -> Result<()> {
    let institution = match &token.institution {
        Some(id) => Some(
            GlobalId::parse(id)
                .and_then(|id| id.of(Tag::Institution))
                .context("--institution is not the id of an institution: take `id` as the API shows it")?,
        ),
        None => None,
    };
    let signer = Signer::open(token.jwt_private_key.as_deref(), &token.jwt, &token.database.database)?;
    let viewer = Viewer { role: token.role, subject: Some(token.subject.clone()), institution };
    let token = signer.issue(&viewer, token.ttl, clock.now()).context("the key signs no token for this viewer")?;
    writeln!(io::stdout(), "{token}")?;
    Ok(())
}
