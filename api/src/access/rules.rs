//! Who may do what: the one rule that each deed begins with.

use super::viewer::{Role, Viewer};

/// What it takes to do a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Confirm that a record is right: partners their own institution and its units, editors everything.
    Verify,
    /// Maintain records and relations: editors and admins.
    Maintain,
    /// Look after vocabulary and personal data: admins.
    Govern,
}

/// Why somebody may not do a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAllowed {
    /// They have shown no token.
    SignedOut,
    /// Their role does not allow it.
    Role,
}

impl Rule {
    /// Lets a viewer through or not. Whether it is theirs is for the deed to say, which knows the record.
    ///
    /// # Errors
    /// Why not.
    pub fn admit(self, viewer: &Viewer) -> Result<(), NotAllowed> {
        let least = match self {
            Self::Verify => Role::Partner,
            Self::Maintain => Role::Editor,
            Self::Govern => Role::Admin,
        };
        if viewer.role >= least {
            Ok(())
        } else if viewer.is_signed_in() {
            Err(NotAllowed::Role)
        } else {
            Err(NotAllowed::SignedOut)
        }
    }
}
