//! What can go wrong that is not the user's input to a deed: a stable code for programs, a message for people.

use std::borrow::Cow;
use std::sync::Arc;

use async_graphql::{Error, ErrorExtensionValues, ServerError};

use super::language::Language;
use crate::access::{NotAllowed, Refused};
use crate::directory::view::Gated;

/// The codes in `extensions.code`; they never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is explained where it arises, in `Failure`")]
pub enum Code {
    Unauthenticated,
    Forbidden,
    ForbiddenField,
    BadInput,
    TooComplex,
    RateLimited,
    CursorInvalid,
    Unavailable,
    Internal,
}

impl Code {
    /// As it stands in an answer.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::ForbiddenField => "FORBIDDEN_FIELD",
            Self::BadInput => "BAD_INPUT",
            Self::TooComplex => "TOO_COMPLEX",
            Self::RateLimited => "RATE_LIMITED",
            Self::CursorInvalid => "CURSOR_INVALID",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

/// Why a request or a field has no answer.
///
/// It has no `Display`, on purpose: async-graphql turns every `Display` type into an error by itself, without code and
/// with its text. So the conversion below is the only way out, and what is internal stays inside.
#[derive(Clone, Debug)]
pub enum Failure {
    /// The token was refused.
    Unauthenticated(Refused),
    /// This takes a token, and there is none.
    SignedOut,
    /// The viewer may not do this.
    Forbidden,
    /// The viewer may not read or filter by this field, whatever the record.
    ForbiddenField(Box<str>),
    /// The request itself is wrong; says in German and English what would be right.
    BadInput(Text),
    /// The answer could hold more objects than one may ask for.
    TooComplex {
        /// What the request costs.
        requested: u64,
        /// What it may cost.
        limit: u64,
    },
    /// The fields are nested too deeply.
    TooDeep {
        /// How deep they are.
        depth: u64,
        /// How deep they may be.
        limit: u64,
    },
    /// Computing the answer takes longer than a request may take.
    TooMuchWork,
    /// Too many requests in too little time.
    RateLimited,
    /// The cursor is none of this list, or of another order.
    CursorInvalid,
    /// For the moment the answer can't be given; trying again may help.
    Unavailable,
    /// The answer took longer than a request may take.
    TimedOut,
    /// A fault of ours. It is logged, never shown.
    Internal(Arc<anyhow::Error>),
}

/// One message in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// In German.
    pub de: Cow<'static, str>,
    /// In English.
    pub en: Cow<'static, str>,
}

impl Failure {
    /// The request is wrong: `de` and `en` say how, and what would be right.
    pub fn bad_input(de: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self::BadInput(Text { de: de.into(), en: en.into() })
    }

    /// Its code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
            Self::Unauthenticated(_) | Self::SignedOut => Code::Unauthenticated,
            Self::Forbidden => Code::Forbidden,
            Self::ForbiddenField(_) => Code::ForbiddenField,
            Self::BadInput(_) => Code::BadInput,
            Self::TooComplex { .. } | Self::TooDeep { .. } | Self::TooMuchWork => Code::TooComplex,
            Self::RateLimited => Code::RateLimited,
            Self::CursorInvalid => Code::CursorInvalid,
            Self::Unavailable | Self::TimedOut => Code::Unavailable,
            Self::Internal(_) => Code::Internal,
        }
    }

    /// What people read.
    #[must_use]
    pub fn message(&self, language: Language) -> Cow<'static, str> {
        let Text { de, en } = self.text();
        match language {
            Language::De => de,
            Language::En => en,
        }
    }

    fn text(&self) -> Text {
        let text = |de: &'static str, en: &'static str| Text { de: de.into(), en: en.into() };
        match self {
            Self::Unauthenticated(Refused::Expired) => {
                text("Das Zugangs-Token ist abgelaufen.", "The access token has expired.")
            }
            Self::Unauthenticated(Refused::Scheme) => text(
                "Der Kopf „Authorization“ muss „Bearer <Token>“ lauten.",
                "The Authorization header must be “Bearer <token>”.",
            ),
            Self::Unauthenticated(Refused::Invalid) => {
                text("Das Zugangs-Token ist nicht gültig.", "The access token is not valid.")
            }
            Self::SignedOut => text(
                "Dazu ist eine Anmeldung nötig (Kopf „Authorization: Bearer …“).",
                "This takes signing in (header “Authorization: Bearer …”).",
            ),
            Self::Forbidden => text("Dazu fehlt die Berechtigung.", "You may not do this."),
            Self::ForbiddenField(field) => Text {
                de: format!("Das Feld „{field}“ ist den Mitarbeitenden des Netzwerks vorbehalten.").into(),
                en: format!("The field “{field}” is for the network's staff only.").into(),
            },
            Self::BadInput(text) => text.clone(),
            Self::TooComplex { requested, limit } => Text {
                de: format!("Die Anfrage kostet {requested}, erlaubt sind {limit}: kleinere Seiten (first) oder weniger Verschachtelung helfen.").into(),
                en: format!("The request costs {requested}, the limit is {limit}: ask for smaller pages (first) or nest less.").into(),
            },
            Self::TooDeep { depth, limit } => Text {
                de: format!("Die Anfrage ist {depth} Ebenen tief, erlaubt sind {limit}.").into(),
                en: format!("The request is {depth} levels deep, the limit is {limit}.").into(),
            },
            Self::TooMuchWork => text(
                "Das Netzwerk ist zu groß, um das während einer Anfrage zu berechnen; für heute wird es im Hintergrund berechnet.",
                "The network is too large to compute this within a request; for today it is computed in the background.",
            ),
            Self::RateLimited => text("Zu viele Anfragen; bitte später erneut versuchen.", "Too many requests; try again later."),
            Self::CursorInvalid => text(
                "Der Cursor gehört nicht zu dieser Liste oder Sortierung.",
                "The cursor does not belong to this list or order.",
            ),
            Self::Unavailable => {
                text("Das ist im Augenblick nicht möglich; bitte erneut versuchen.", "This is not possible at the moment; try again.")
            }
            Self::TimedOut => {
                text("Die Anfrage hat zu lange gedauert und wurde abgebrochen.", "The request took too long and was stopped.")
            }
            Self::Internal(_) => text(
                "Ein Fehler auf unserer Seite. Die Kennung der Anfrage hilft uns, ihn zu finden.",
                "An error on our side. The request id helps us to find it.",
            ),
        }
    }

    /// The error that answers a whole request.
    #[must_use]
    pub fn of_request(self) -> ServerError {
        let error = Error::from(self);
        let mut answer = ServerError::new(error.message, None);
        answer.source = error.source;
        answer.extensions = error.extensions;
        answer
    }
}

impl From<Failure> for Error {
    /// In German; the failure travels along, so that the way out can say it in the language of the request and log it.
    fn from(failure: Failure) -> Self {
        let mut extensions = ErrorExtensionValues::default();
        extensions.set("code", failure.code().name());
        Self {
            message: failure.message(Language::De).into_owned(),
            source: Some(Arc::new(failure)),
            extensions: Some(extensions),
        }
    }
}

/// A field that only staff may read: an error for everyone else, null where there is nothing.
pub fn gated<T>(field: &'static str, value: Result<Option<T>, Gated>) -> Option<Result<T, Failure>> {
    match value {
        Ok(value) => value.map(Ok),
        Err(Gated) => Some(Err(forbidden_field(field))),
    }
}

/// The refusal of a field that only staff may read, filter or sort by.
#[must_use]
pub fn forbidden_field(field: &str) -> Failure {
    Failure::ForbiddenField(field.into())
}

impl From<NotAllowed> for Failure {
    fn from(why: NotAllowed) -> Self {
        match why {
            NotAllowed::SignedOut => Self::SignedOut,
            NotAllowed::Role => Self::Forbidden,
        }
    }
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(Arc::new(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_of_a_resolver_keeps_its_code_and_hides_what_is_internal() {
        let failure = Failure::from(anyhow::anyhow!("SELECT secret FROM t"));
        let error = Error::from(failure);
        assert!(!error.message.contains("SELECT"));
        assert_eq!(error.extensions.as_ref().unwrap().get("code"), Some(&"INTERNAL".into()));
        let server = error.into_server_error(async_graphql::Pos::default());
        assert!(matches!(server.source::<Failure>(), Some(Failure::Internal(_))));
    }

    #[test]
    fn messages_come_in_both_languages() {
        let failure = Failure::TooComplex { requested: 8421, limit: 5 };
        for language in [Language::De, Language::En] {
            let message = failure.message(language);
            assert!(message.contains("8421") && message.contains('5'), "{message}");
        }
        assert_eq!(Failure::bad_input("falsch", "wrong").message(Language::En), "wrong");
    }
}
