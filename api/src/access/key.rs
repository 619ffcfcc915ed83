//! The keys that check and sign tokens, from the settings, or made at the first start on SQLite.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey};

use super::secret;
use super::token::{Signer, Verifier};
use crate::config::{Database, JwtAlgorithm, JwtSettings};

/// What checks tokens, and what signs them if this machine may.
pub struct Keys {
    /// Checks tokens.
    pub verifier: Verifier,
    /// Signs tokens; none when only a public key is known.
    pub signer: Option<Signer>,
    /// The file of a secret that was made just now: worth telling.
    pub made: Option<PathBuf>,
}

/// Why the settings yield no key, said so that one can put it right.
#[derive(Debug)]
pub struct Unusable(String);

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unusable {}

impl Keys {
    /// The keys that a server with these settings uses.
    ///
    /// # Errors
    /// When no key is configured on `PostgreSQL`, a file can't be read, or key and algorithm do not fit.
    pub fn open(jwt: &JwtSettings, database: &Database) -> Result<Self, Unusable> {
        if let Some(file) = &jwt.jwt_public_key {
            let algorithm = asymmetric(jwt, "--jwt-public-key")?;
            let key = public_key(algorithm, &read(file)?).map_err(|problem| problem.about(file))?;
            let verifier = Verifier::new(key, algorithm, &jwt.jwt_issuer, &jwt.jwt_audience);
            return Ok(Self { verifier, signer: None, made: None });
        }
        if jwt.jwt_algorithm.is_some_and(|algorithm| algorithm != JwtAlgorithm::Hs256) {
            return Err(Unusable("this --jwt-algorithm needs the public key: give --jwt-public-key FILE".to_owned()));
        }
        match (&jwt.jwt_secret, database.file()) {
            (Some(secret), _) => Ok(Self::of_secret(secret.bytes(), jwt, None)),
            (None, Some(file)) => {
                let path = secret::beside(file);
                let (secret, made) = secret::read_or_make(&path)
                    .map_err(|error| Unusable(format!("the token secret {} can't be kept: {error}", path.display())))?;
                Self::of_kept(&secret, &path, jwt, made)
            }
            (None, None) => Err(Unusable(
                "on PostgreSQL the key for access tokens must be configured, so that all servers agree: give \
                 PARTNERNETZ_JWT_SECRET (32 bytes or more) or --jwt-public-key with --jwt-algorithm"
                    .to_owned(),
            )),
        }
    }

    fn of_kept(secret: &str, path: &Path, jwt: &JwtSettings, made: bool) -> Result<Self, Unusable> {
        if secret.len() < 32 {
            let path = path.display();
            return Err(Unusable(format!("the token secret {path} is shorter than 32 bytes: remove it for a new one")));
        }
        Ok(Self::of_secret(secret.as_bytes(), jwt, made.then(|| path.to_owned())))
    }

    fn of_secret(secret: &[u8], jwt: &JwtSettings, made: Option<PathBuf>) -> Self {
        let (issuer, audience) = (&jwt.jwt_issuer, &jwt.jwt_audience);
        Self {
            verifier: Verifier::new(DecodingKey::from_secret(secret), Algorithm::HS256, issuer, audience),
            signer: Some(Signer::new(EncodingKey::from_secret(secret), Algorithm::HS256, issuer, audience)),
            made,
        }
    }
}

impl Signer {
    /// The signer for `token`: a private key if one is given, else the secret the server checks with. It makes none: a
    /// token from a secret of its own would be refused by every server.
    ///
    /// # Errors
    /// When there is no secret or key, or key and algorithm do not fit.
    pub fn open(private_key: Option<&Path>, jwt: &JwtSettings, database: &Database) -> Result<Self, Unusable> {
        if let Some(file) = private_key {
            let algorithm = asymmetric(jwt, "--jwt-private-key")?;
            let key = private(algorithm, &read(file)?).map_err(|problem| problem.about(file))?;
            return Ok(Self::new(key, algorithm, &jwt.jwt_issuer, &jwt.jwt_audience));
        }
        let kept = database.file().map(secret::beside);
        match (&jwt.jwt_secret, kept) {
            _ if jwt.jwt_public_key.is_some() => {
                Err(Unusable("a public key only checks tokens: give --jwt-private-key FILE to sign one".to_owned()))
            }
            (None, Some(path)) if !path.exists() => Err(Unusable(format!(
                "there is no token secret {}: `partnernetz serve` makes it at its first start, or give \
                 PARTNERNETZ_JWT_SECRET",
                path.display()
            ))),
            _ => {
                let signer = Keys::open(jwt, database)?.signer;
                signer.ok_or_else(|| Unusable("there is no key to sign with".to_owned()))
            }
        }
    }
}

impl Unusable {
    fn about(self, file: &Path) -> Self {
        Self(format!("{}: {}", file.display(), self.0))
    }
}

fn asymmetric(jwt: &JwtSettings, flag: &str) -> Result<Algorithm, Unusable> {
    match jwt.jwt_algorithm {
        Some(JwtAlgorithm::Rs256) => Ok(Algorithm::RS256),
        Some(JwtAlgorithm::Es256) => Ok(Algorithm::ES256),
        Some(JwtAlgorithm::EdDsa) => Ok(Algorithm::EdDSA),
        _ => Err(Unusable(format!("{flag} needs --jwt-algorithm RS256, ES256 or EdDSA"))),
    }
}

fn read(file: &Path) -> Result<Vec<u8>, Unusable> {
    fs::read(file).map_err(|error| Unusable(format!("the key {} can't be read: {error}", file.display())))
}

fn public_key(algorithm: Algorithm, pem: &[u8]) -> Result<DecodingKey, Unusable> {
    let key = match algorithm {
        Algorithm::RS256 => DecodingKey::from_rsa_pem(pem),
        Algorithm::ES256 => DecodingKey::from_ec_pem(pem),
        _ => DecodingKey::from_ed_pem(pem),
    };
    // The library takes a private key as well, and then no token fits.
    let key = key.ok().filter(|_| String::from_utf8_lossy(pem).contains("PUBLIC KEY-----"));
    let key = key.ok_or_else(|| Unusable(format!("this is no public key for {algorithm:?} in PEM form")))?;
    let length = key.try_get_as_bytes().map_or(0, <[u8]>::len);
    match algorithm {
        // Modulus, exponent and their frame, at 2,048 bits.
        Algorithm::RS256 if length < 266 => Err(Unusable("an RSA key needs at least 2,048 bits".to_owned())),
        Algorithm::ES256 if length != 65 => Err(Unusable("ES256 needs a key on the curve P-256".to_owned())),
        _ => Ok(key),
    }
}

fn private(algorithm: Algorithm, pem: &[u8]) -> Result<EncodingKey, Unusable> {
    let key = match algorithm {
        Algorithm::RS256 => EncodingKey::from_rsa_pem(pem),
        Algorithm::ES256 => EncodingKey::from_ec_pem(pem),
        _ => EncodingKey::from_ed_pem(pem),
    };
    key.map_err(|_| {
        Unusable(format!("this is no private key for {algorithm:?} in PEM form (EC and Ed keys as PKCS#8)"))
    })
}
