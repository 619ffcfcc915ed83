//! Tokens: a JWT in the `Authorization` header, checked strictly, becomes a [`Viewer`].

use std::time::Duration;

use chrono::{DateTime, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use super::viewer::{Role, Viewer};
use crate::graphql::node::{GlobalId, Tag};

/// How far the clocks of issuer and server may differ, in seconds.
const LEEWAY: f64 = 30.0;
/// Far more than any good token needs.
const LONGEST: usize = 8192;

/// Checks tokens.
pub struct Verifier {
    key: DecodingKey,
    validation: Validation,
}

/// Issues tokens.
pub struct Signer {
    key: EncodingKey,
    algorithm: Algorithm,
    issuer: Box<str>,
    audience: Box<str>,
}

/// Why a token was refused; no more than a stranger may know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The header holds something else than `Bearer` and a token.
    Scheme,
    /// The token was good and its time is over.
    Expired,
    /// Everything else.
    Invalid,
}

/// What a token says; issuer and audience are checked before.
#[derive(Deserialize)]
struct Claims {
    sub: Option<String>,
    exp: Option<f64>,
    nbf: Option<f64>,
    role: Role,
    institution: Option<String>,
}

#[derive(Serialize)]
struct Issued<'a> {
    iss: &'a str,
    aud: &'a str,
    sub: &'a str,
    // Whole seconds: not every reader of a token takes a fraction.
    exp: i64,
    role: Role,
    #[serde(skip_serializing_if = "Option::is_none")]
    institution: Option<String>,
}

impl Verifier {
    /// Accepts what `key` has signed with this one algorithm, from `issuer` for `audience`.
    pub(super) fn new(key: DecodingKey, algorithm: Algorithm, issuer: &str, audience: &str) -> Self {
        let mut validation = Validation::new(algorithm);
        validation.set_issuer(&[issuer]);
        validation.set_audience(&[audience]);
        validation.set_required_spec_claims(&["exp", "sub", "iss", "aud"]);
        // The library would ask the machine's clock; `times_hold` asks ours.
        validation.validate_exp = false;
        validation.validate_nbf = false;
        Self { key, validation }
    }

    /// Who sent a request with this `Authorization` header; without one, anyone.
    ///
    /// # Errors
    /// When the header does not hold a good token. A bad token never makes an anonymous viewer: its bearer would take
    /// the public part for the whole.
    pub fn viewer(&self, authorization: Option<&[u8]>, now: DateTime<Utc>) -> Result<Viewer, Refused> {
        let Some(authorization) = authorization else { return Ok(Viewer::anonymous()) };
        let (scheme, token) = std::str::from_utf8(authorization)
            .ok()
            .and_then(|header| header.trim().split_once(' '))
            .ok_or(Refused::Scheme)?;
        if !scheme.eq_ignore_ascii_case("Bearer") {
            return Err(Refused::Scheme);
        }
        self.check(token.trim_start(), now)
    }

    fn check(&self, token: &str, now: DateTime<Utc>) -> Result<Viewer, Refused> {
        if token.len() > LONGEST {
            return Err(Refused::Invalid);
        }
        let read = jsonwebtoken::decode::<Claims>(token, &self.key, &self.validation);
        let (header, claims) = read.map(|read| (read.header, read.claims)).map_err(|_| Refused::Invalid)?;
        // Nothing that a header can call critical is understood here.
        if header.crit.is_some() || header.extras.inner().contains_key("b64") {
            return Err(Refused::Invalid);
        }
        let viewer = viewer(&claims).ok_or(Refused::Invalid)?;
        times_hold(&claims, now)?;
        Ok(viewer)
    }
}

fn viewer(claims: &Claims) -> Option<Viewer> {
    let subject = claims.sub.as_deref().filter(|subject| !subject.is_empty())?;
    let institution = match &claims.institution {
        Some(id) => Some(GlobalId::parse(id).and_then(|id| id.of(Tag::Institution))?),
        None => None,
    };
    if claims.role == Role::Partner && institution.is_none() {
        return None;
    }
    Some(Viewer { role: claims.role, subject: Some(subject.into()), institution })
}

fn times_hold(claims: &Claims, now: DateTime<Utc>) -> Result<(), Refused> {
    let now = seconds(now);
    let expires = claims.exp.filter(|expires| expires.is_finite()).ok_or(Refused::Invalid)?;
    if claims.nbf.is_some_and(|begins| begins > now + LEEWAY) {
        return Err(Refused::Invalid);
    }
    if now >= expires + LEEWAY { Err(Refused::Expired) } else { Ok(()) }
}

#[expect(clippy::cast_precision_loss, reason = "NumericDate of RFC 7519; milliseconds fit for 285,000 years")]
fn seconds(at: DateTime<Utc>) -> f64 {
    at.timestamp_millis() as f64 / 1000.0
}

impl Signer {
    /// Signs for `audience` as `issuer`.
    pub(super) fn new(key: EncodingKey, algorithm: Algorithm, issuer: &str, audience: &str) -> Self {
        Self { key, algorithm, issuer: issuer.into(), audience: audience.into() }
    }

    /// A token for this viewer, good for `ttl` from `now`; none for a viewer without a name or a partner without an
    /// institution, because no server would accept it.
    #[must_use]
    pub fn issue(&self, viewer: &Viewer, ttl: Duration, now: DateTime<Utc>) -> Option<String> {
        let subject = viewer.subject.as_deref().filter(|subject| !subject.is_empty())?;
        if !viewer.is_signed_in() || (viewer.role == Role::Partner && viewer.institution.is_none()) {
            return None;
        }
        let claims = Issued {
            iss: &self.issuer,
            aud: &self.audience,
            sub: subject,
            exp: now.timestamp().saturating_add_unsigned(ttl.as_secs()),
            role: viewer.role,
            institution: viewer.institution.map(|id| GlobalId::new(Tag::Institution, id).to_string()),
        };
        jsonwebtoken::encode(&Header::new(self.algorithm), &claims, &self.key).ok()
    }
}
