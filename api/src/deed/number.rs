//! Phone numbers and postcodes: how they are stored, how they are shown, whether they can be.

use std::collections::HashSet;
use std::sync::LazyLock;

use phonenumber::{Mode, PhoneNumber, country};

use super::draft::Draft;
use super::trouble::UserErrorCode;
use super::way::Way;
use crate::directory::Address;
use crate::words::words;

impl Draft<'_> {
    /// A phone number in the form in which it is stored; none if it is none, which is noted.
    pub fn number(&mut self, way: &Way<'_>, text: &str) -> Option<Box<str>> {
        let number = e_164(text);
        if number.is_none() {
            let words = words!(
                "„{text}“ ist keine gültige Rufnummer: richtig ist zum Beispiel „+49 5231 620“ oder „05231 620“",
                "“{text}” is not a valid phone number: right is, for example, “+49 5231 620” or “05231 620”",
            );
            self.trouble(way, UserErrorCode::InvalidPhone, words);
        }
        number.map(Into::into)
    }

    /// Checks the postcode of a German address; one that is not in the list is a warning.
    pub fn postcode(&mut self, way: &Way<'_>, address: &Address) {
        let is_german = address.country.as_deref().is_none_or(|country| country == "DE");
        let Some(code) = address.postal_code.as_deref().filter(|_| is_german) else { return };
        if code.len() != 5 || !code.bytes().all(|it| it.is_ascii_digit()) {
            let words = words!(
                "„{code}“ ist keine deutsche Postleitzahl: sie hat fünf Ziffern, etwa „32756“",
                "“{code}” is not a German postcode: it has five digits, such as “32756”",
            );
            self.trouble(way, UserErrorCode::InvalidPostalCode, words);
        } else if !is_known_postcode(code) {
            let words = words!(
                "Die Postleitzahl {code} ist nicht bekannt: bitte noch einmal prüfen",
                "The postcode {code} is not known: please check it again",
            );
            self.warning(way, UserErrorCode::UnknownPostalCode, words);
        }
    }
}

/// A phone number as it is stored (E.164), if the text is one. Without a country code it is a German one.
fn e_164(text: &str) -> Option<String> {
    let number = parsed(text)?;
    phonenumber::is_valid(&number).then(|| number.format().mode(Mode::E164).to_string())
}

/// A phone number as people read it, by DIN 5008: country, area and number apart by spaces. What is no number stays.
#[must_use]
pub fn din_5008(text: &str) -> String {
    match parsed(text) {
        Some(number) if phonenumber::is_valid(&number) => number.format().mode(Mode::International).to_string(),
        _ => text.to_owned(),
    }
}

fn parsed(text: &str) -> Option<PhoneNumber> {
    // "+49 (0) 5231" is a common way to write both forms at once.
    let bare = text.replace("(0)", " ").replace('–', "-");
    let is_number = bare.chars().all(|it| it.is_ascii_digit() || " +-/().".contains(it));
    if is_number { phonenumber::parse(Some(country::DE), bare).ok() } else { None }
}

/// The German postcodes that are known.
static POSTCODES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("postcodes.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_ascii_whitespace).collect()
});

/// Whether a German postcode is in the list; the list may lack new ones.
fn is_known_postcode(text: &str) -> bool {
    POSTCODES.contains(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_stored_as_e_164_and_shown_by_din_5008() {
        for text in ["05231 62-0", "+49 5231 620", "+49 (0) 5231 / 62-0", "0049 5231 620", "(05231) 62 0"] {
            assert_eq!(e_164(text).as_deref(), Some("+495231620"), "{text}");
        }
        assert_eq!(din_5008("+495231620"), "+49 5231 620");
        assert_eq!(din_5008("+4915123456789"), "+49 1512 3456789");
        assert_eq!(din_5008("+43 1 711000"), "+43 1 711000");
        for wrong in ["", "12", "nach Vereinbarung", "0800-DETMOLD", "+49 5231 62x0", "+999 1234567"] {
            assert_eq!(e_164(wrong), None, "{wrong}");
        }
        assert_eq!(din_5008("auf Anfrage"), "auf Anfrage");
    }

    #[test]
    fn postcodes_are_known() {
        assert!(is_known_postcode("32756") && is_known_postcode("01067"));
        assert!(!is_known_postcode("99999") && !is_known_postcode("# German") && !is_known_postcode(""));
    }
}
