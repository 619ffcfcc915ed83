//! The names and postcodes that ship in the binary; see `data/README.md` for where they are from.

use std::sync::LazyLock;

use serde::Deserialize;

/// Given names, family names and towns.
#[derive(Deserialize)]
pub(super) struct Names {
    pub(super) male: Vec<String>,
    pub(super) female: Vec<String>,
    pub(super) family: Vec<String>,
    pub(super) towns: Vec<String>,
}

/// Names of persons and towns.
pub(super) static NAMES: LazyLock<Names> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/faker-de.json")).expect("a test reads the shipped names"));

/// Postcodes that exist; they say nothing about the town.
pub(super) static POSTCODES: LazyLock<Vec<String>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("data/german-postal-codes.json")).expect("a test reads the shipped postcodes")
});

/// A name in the letters of a slug: `Möllers & Söhne` becomes `moellers-soehne`, no longer than 48 letters.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for letter in name.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'é' | 'è' => slug.push('e'),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    if slug.len() > 48 {
        slug.truncate(slug[..=48].rfind('-').unwrap_or(48));
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_names_and_postcodes_are_read() {
        for list in [&NAMES.male, &NAMES.female, &NAMES.family, &NAMES.towns] {
            assert!(list.len() > 300);
        }
        assert!(POSTCODES.len() > 8000 && POSTCODES.iter().all(|code| code.len() == 5));
    }

    #[test]
    fn slugs_are_written_with_plain_letters() {
        assert_eq!(slug("Möllers & Söhne Straßenbau GmbH & Co. KG"), "moellers-soehne-strassenbau-gmbh-co-kg");
        assert_eq!(slug("„André“ e. V."), "andre-e-v");
        assert!(slug(&"Ausbildung ".repeat(9)).len() <= 48);
    }
}
