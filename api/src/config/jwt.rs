//! How access tokens are checked: with which key, from whom and for whom.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::quiet::Quiet;

/// Which tokens are good.
#[derive(Clone, Debug, Args)]
pub struct JwtSettings {
    /// The secret that signs tokens (HS256), at least 32 bytes; better given as the variable, flags can be seen
    ///
    /// With neither this nor a public key, a directory on SQLite makes a secret at the first start and keeps it
    /// beside the database file; on PostgreSQL one of the two is required.
    #[arg(
        long,
        value_name = "SECRET",
        env = "PARTNERNETZ_JWT_SECRET",
        hide_env_values = true,
        value_parser = Quiet::<Secret>::new()
    )]
    pub jwt_secret: Option<Secret>,
    /// The public key (PEM) that checks tokens which somebody else signs
    #[arg(long, value_name = "FILE", env = "PARTNERNETZ_JWT_PUBLIC_KEY", conflicts_with = "jwt_secret")]
    pub jwt_public_key: Option<PathBuf>,
    /// The one algorithm that is accepted; HS256 belongs to a secret, the others to a key
    #[arg(long, value_name = "NAME", env = "PARTNERNETZ_JWT_ALGORITHM", value_enum)]
    pub jwt_algorithm: Option<JwtAlgorithm>,
    /// Who must have issued a token (its `iss`)
    #[arg(long, value_name = "NAME", env = "PARTNERNETZ_JWT_ISSUER", default_value = "partnernetz")]
    pub jwt_issuer: Box<str>,
    /// For whom a token must be (its `aud`)
    #[arg(long, value_name = "NAME", env = "PARTNERNETZ_JWT_AUDIENCE", default_value = "partnernetz")]
    pub jwt_audience: Box<str>,
}

/// How a token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[expect(missing_docs, reason = "the names of RFC 7518 say it all, and a doc comment would be printed as help")]
pub enum JwtAlgorithm {
    #[value(name = "HS256")]
    Hs256,
    #[value(name = "RS256")]
    Rs256,
    #[value(name = "ES256")]
    Es256,
    #[value(name = "EdDSA")]
    EdDsa,
}

/// A secret of at least 32 bytes that no log shows.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Box<str>);

impl Secret {
    /// The bytes that sign.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl FromStr for Secret {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text.len() < 32 {
            return Err(format!(
                "a secret needs at least 32 bytes, this one has {}: make one with `openssl rand -base64 32`",
                text.len()
            ));
        }
        Ok(Self(text.into()))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret")
    }
}
