//! Whether addresses, numbers and codes can be what they say.

use crate::directory::{About, ContactPointType};
use crate::document::nearest::nearest;
use crate::words::{Words, words};

/// The assigned codes of ISO 3166-1 alpha-2.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV \
    BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
    GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG \
    KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX \
    MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG \
    SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG \
    VI VN VU WF WS YE YT ZA ZM ZW";

/// What is wrong with an address on the web.
pub(crate) fn web_address(text: &str) -> Option<Words> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_right = !host.is_empty() && !host.starts_with(['.', ':']) && !text.contains(char::is_whitespace);
    let better = match text.split_once("://") {
        None if !text.contains(char::is_whitespace) && text.contains('.') => format!("https://{text}"),
        _ => "https://www.kreis-lippe.de".to_owned(),
    };
    (!is_right).then(|| {
        words!(
            "„{text}“ ist keine Internetadresse mit http:// oder https://: richtig wäre etwa „{better}“",
            "“{text}” is not a web address with http:// or https://: right would be “{better}”",
        )
    })
}

/// What is wrong with the value of a contact point.
pub(crate) fn contact_point(kind: ContactPointType, value: &str) -> Option<Words> {
    match kind {
        ContactPointType::Email => email(value),
        ContactPointType::Website | ContactPointType::Form => web_address(value),
        ContactPointType::Phone | ContactPointType::Mobile | ContactPointType::Fax => number(value),
    }
}

/// What is wrong with an e-mail address.
pub(crate) fn email(text: &str) -> Option<Words> {
    let is_right = text.rsplit_once('@').is_some_and(|(name, host)| {
        let is_host = host.split('.').all(|part| !part.is_empty()) && host.contains('.');
        !name.is_empty() && is_host && !text.contains([' ', '<', '>', ',', ';', '\t', '\n']) && !name.contains('@')
    });
    (!is_right).then(|| {
        words!(
            "„{text}“ ist keine E-Mail-Adresse: richtig ist zum Beispiel „info@example.org“",
            "“{text}” is not an e-mail address: right is, for example, “info@example.org”",
        )
    })
}

fn number(text: &str) -> Option<Words> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_number = text.chars().all(|it| it.is_ascii_digit() || " +-–/().".contains(it));
    (digits < 3 || !is_number).then(|| {
        words!(
            "„{text}“ ist keine Rufnummer: richtig ist zum Beispiel „+49 5231 62-0“",
            "“{text}” is not a phone number: right is, for example, “+49 5231 62-0”",
        )
    })
}

/// What is wrong with the code of a country.
pub(crate) fn country(text: &str) -> Option<Words> {
    let is_right = text.len() == 2 && COUNTRIES.split_ascii_whitespace().any(|code| code == text);
    let upper = text.trim().to_uppercase();
    let better = match upper.as_str() {
        "DEUTSCHLAND" | "GERMANY" | "D" | "DEU" => "DE",
        "ÖSTERREICH" | "AUSTRIA" | "A" | "AUT" => "AT",
        "SCHWEIZ" | "SWITZERLAND" | "CHE" => "CH",
        "UK" => "GB",
        upper if COUNTRIES.split_ascii_whitespace().any(|code| code == upper) => upper,
        _ => "DE",
    };
    (!is_right).then(|| {
        words!(
            "„{text}“ ist kein Ländercode nach ISO 3166-1 (zwei Großbuchstaben): richtig wäre etwa „{better}“",
            "“{text}” is not an ISO 3166-1 alpha-2 country code: right would be “{better}”",
        )
    })
}

/// What is wrong with the code of a language.
pub(crate) fn language(text: &str) -> Option<Words> {
    let is_right = text.len() == 2 && text.bytes().all(|it| it.is_ascii_lowercase());
    (!is_right).then(|| {
        words!(
            "„{text}“ ist kein Sprachcode nach ISO 639-1: richtig ist zum Beispiel „de“ oder „en“",
            "“{text}” is not an ISO 639-1 language code: right is, for example, “de” or “en”",
        )
    })
}

/// What is wrong with the code of a kind of relation that is not there.
pub(crate) fn unknown_kind(about: &About, code: &str) -> Words {
    let all: Vec<&str> = about.kinds.iter().map(|kind| &*kind.code).collect();
    let (near, all) = (nearest(code, all.iter().copied()), all.join(", "));
    match near {
        Some(near) => words!(
            "Die Beziehungsart „{code}“ gibt es nicht: gemeint ist wohl „{near}“ (möglich sind {all})",
            "There is no kind of relation “{code}”: probably “{near}” is meant (possible are {all})",
        ),
        None => words!(
            "Die Beziehungsart „{code}“ gibt es nicht; möglich sind {all}",
            "There is no kind of relation “{code}”; possible are {all}",
        ),
    }
}

/// What is wrong with the code of a scheme that is not there.
pub(crate) fn unknown_scheme(about: &About, code: &str) -> Words {
    let all: Vec<&str> = about.schemes.iter().map(|scheme| &*scheme.code).collect();
    let (near, all) = (nearest(code, all.iter().copied()), all.join(", "));
    match near {
        Some(near) => words!(
            "Das Schema „{code}“ gibt es nicht: gemeint ist wohl „{near}“ (möglich sind {all})",
            "There is no scheme “{code}”: probably “{near}” is meant (possible are {all})",
        ),
        None => words!(
            "Das Schema „{code}“ gibt es nicht; möglich sind {all}",
            "There is no scheme “{code}”; possible are {all}",
        ),
    }
}

/// What is wrong with a position on the globe.
pub(crate) fn position(latitude: Option<f64>, longitude: Option<f64>) -> Option<Words> {
    match (latitude, longitude) {
        (None, None) => None,
        (Some(latitude), Some(longitude)) => {
            let is_right = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
            (!is_right).then(|| {
                words!(
                    "{latitude}, {longitude} liegt nicht auf der Erde: die Breite (latitude) geht von -90 bis 90, \
                     die Länge (longitude) von -180 bis 180, in Grad mit Punkt",
                    "{latitude}, {longitude} is not on Earth: latitude goes from -90 to 90, \
                     longitude from -180 to 180, in degrees",
                )
            })
        }
        _ => Some(words!(
            "Von latitude und longitude steht nur eines da: bitte beide nennen oder keines",
            "Only one of latitude and longitude is there: please give both or neither",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_right_passes_and_what_can_not_be_is_told() {
        assert_eq!(COUNTRIES.split_ascii_whitespace().count(), 249);
        for right in ["https://a.de", "http://xn--mller-kva.de/weg?x=1#y", "https://müller.de:8080/"] {
            assert_eq!(web_address(right), None, "{right}");
        }
        for wrong in ["www.a.de", "ftp://a.de", "https://", "https:///weg", "https://a b.de", "javascript:alert(1)"] {
            assert!(web_address(wrong).is_some(), "{wrong}");
        }
        assert!(web_address("www.a.de").unwrap().german.contains("https://www.a.de"));
        for right in ["a@b.de", "vor.nach+x@sub.example.org"] {
            assert_eq!(email(right), None, "{right}");
        }
        for wrong in ["a", "a@b", "@b.de", "a b@c.de", "a@b..de", "A <a@b.de>"] {
            assert!(email(wrong).is_some(), "{wrong}");
        }
        assert_eq!(number("+49 (0) 30 / 23125-100"), None);
        assert!(number("nach Vereinbarung").is_some() && number("12").is_some());
        assert_eq!(country("DE"), None);
        assert!(country("de").unwrap().german.contains("„DE“"));
        assert!(country("XX").is_some());
        assert_eq!(position(Some(52.0), Some(8.9)), None);
        assert!(position(Some(91.0), Some(8.9)).is_some() && position(None, Some(8.9)).is_some());
    }
}
