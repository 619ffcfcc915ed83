//! Who asks: the [`Viewer`] behind a request, proven by a signed token ([`Verifier`]), and the keys that sign
//! ([`Keys`]). What a viewer may see is decided by the [`View`](crate::directory), never here.

mod key;
mod rules;
mod secret;
mod token;
mod viewer;

pub use key::{Keys, Unusable};
pub use rules::{NotAllowed, Rule};
pub use token::{Refused, Signer, Verifier};
pub use viewer::{Role, Viewer};

#[cfg(test)]
mod tests;
