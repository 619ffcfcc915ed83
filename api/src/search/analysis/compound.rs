//! Splits German compounds: „Ausbildungsnacht“ is a Nacht of Ausbildung.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// Words that compounds are made of, folded: the Snowball project's word list, and those of partner networks.
static PARTS: LazyLock<HashSet<&'static str, BuildHasherDefault<Fnv>>> = LazyLock::new(|| {
    let lists = [include_str!("../words/parts-de.txt"), include_str!("../words/parts-own-de.txt")];
    lists.into_iter().flat_map(str::lines).filter(|word| !NO_PARTS.contains(word)).collect()
});

/// Endings and beginnings that make words, but are none in a compound.
const NO_PARTS: [&str; 38] = [
    "schaft", "schaften", "heit", "heiten", "keit", "keiten", "lich", "liche", "lichen", "haft", "chen", "lein",
    "sche", "schen", "ling", "linge", "isch", "ische", "ischen", "unter", "uber", "hinter", "wider", "wieder",
    "weiter", "voran", "zuruck", "zusammen", "gegen", "fort", "nach", "aber", "eine", "einer", "einen", "igen", "erin",
    "innen",
];

/// The shortest word that is split.
const SHORTEST: usize = 7;
/// The longest; anything longer is no word.
const LONGEST: usize = 60;

/// What joins parts, as often as it does.
const LINKS: [&str; 6] = ["s", "n", "en", "es", "er", "e"];
/// What a part may have lost: Sprach(e), Schul(e), Lern(en).
const LOST: [&str; 3] = ["e", "en", "n"];

/// The parts of a folded compound, each as the word it is by itself; none where it is no compound. Of three and more parts
/// also what is left without the first: of „Kreiswirtschaftsförderung“ the „Wirtschaftsförderung“.
#[must_use]
pub fn parts(word: &str) -> Vec<String> {
    if !(SHORTEST..=LONGEST).contains(&word.len()) || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut best: Vec<Option<Split>> = vec![None; word.len()];
    for from in (0..=word.len() - 3).rev() {
        best[from] = cheapest(word, from, &best);
    }
    let mut parts = Vec::new();
    let mut at = 0;
    while let Some(split) = best.get(at).and_then(Option::as_ref) {
        parts.push(split.part.clone());
        if parts.len() == 2 && split.next < word.len() {
            parts.push(word[at..].to_owned());
        }
        at = split.next;
    }
    if parts.len() < 2 { Vec::new() } else { parts }
}

/// How a word is split from a place on.
#[derive(Clone)]
struct Split {
    /// What is against it: few and long parts are right more often than many short ones.
    cost: u32,
    part: String,
    next: usize,
}

fn cheapest(word: &str, from: usize, best: &[Option<Split>]) -> Option<Split> {
    let mut found: Option<Split> = None;
    let mut offer = |cost: u32, part: String, next: usize| {
        if found.as_ref().is_none_or(|known| cost < known.cost) {
            found = Some(Split { cost, part, next });
        }
    };
    let rest = &word[from..];
    if from > 0 && PARTS.contains(rest) {
        offer(cost_of(rest), rest.to_owned(), word.len());
    }
    for next in from + 3..=word.len().saturating_sub(3) {
        let Some(behind) = &best[next] else { continue };
        if let Some((cost, part)) = first_part(&word[from..next]) {
            offer(behind.cost + cost, part, next);
        }
    }
    found
}

/// The word that a part which is not the last stands for, and what is against it.
fn first_part(written: &str) -> Option<(u32, String)> {
    if NO_PARTS.contains(&written) {
        return None;
    }
    if PARTS.contains(written) {
        return Some((cost_of(written), written.to_owned()));
    }
    for link in LINKS {
        if let Some(part) = written.strip_suffix(link).filter(|part| PARTS.contains(part)) {
            return Some((cost_of(part) + 2, part.to_owned()));
        }
    }
    if written.len() <= 3 {
        return None;
    }
    let mut part = String::with_capacity(written.len() + 2);
    LOST.into_iter().find_map(|lost| {
        part.clear();
        part.extend([written, lost]);
        PARTS.contains(&*part).then(|| (cost_of(&part) + 3, part.clone()))
    })
}

/// Hashes short words faster than the standard library does, which guards against keys of strangers; these are ours.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

fn cost_of(part: &str) -> u32 {
    10 + match part.len() {
        0..=3 => 8,
        4 => 4,
        5 => 2,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn compounds_have_parts() {
        for (word, expected) in [
            ("ausbildungsnacht", &["ausbildung", "nacht"][..]),
            ("schulamt", &["schul", "amt"]),
            ("kreiswirtschaftsforderung", &["kreis", "wirtschafts", "wirtschaftsforderung", "forderung"]),
            ("fachkraftenetz", &["fachkraft", "netz"]),
            ("jugendamt", &["jugend", "amt"]),
        ] {
            assert_eq!(parts(word), expected);
        }
    }

    #[test]
    fn other_words_have_none() {
        for word in
            ["gesellschaft", "wirtschaft", "unternehmen", "detmold", "integration", "verein", "kim", "", "ubergang"]
        {
            assert!(parts(word).is_empty(), "{word}: {:?}", parts(word));
        }
    }
}
