//! What a load did, in numbers.

use crate::directory::Noun;
use crate::document::problem::{Words, words};

/// How many of something a load created, changed and found unchanged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// New.
    pub created: usize,
    /// There before, and changed.
    pub updated: usize,
    /// There before, and the same.
    pub unchanged: usize,
}

/// What a load did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Records of each noun, in the order of [`Noun::ALL`].
    pub records: [Count; Noun::ALL.len()],
    /// Relations.
    pub relations: Count,
    /// Whether title, sources, kinds of relation or the gaps of no record changed.
    pub about_changed: bool,
    /// What a person should know although nothing is wrong.
    pub warnings: Vec<Words>,
}

impl Summary {
    /// The count of one noun.
    #[must_use]
    pub const fn of(&self, noun: Noun) -> Count {
        self.records[noun as usize]
    }

    /// Records and relations together.
    #[must_use]
    pub fn total(&self) -> Count {
        let all = self.records.iter().chain([&self.relations]);
        all.fold(Count::default(), |sum, count| Count {
            created: sum.created + count.created,
            updated: sum.updated + count.updated,
            unchanged: sum.unchanged + count.unchanged,
        })
    }

    /// The load in a few lines.
    #[must_use]
    pub fn words(&self) -> Words {
        let mut german = vec![line(self.total(), "Gesamt", true)];
        let mut english = vec![line(self.total(), "Total", false)];
        let labels = Noun::ALL.iter().map(|noun| (self.of(*noun), labels(*noun)));
        for (count, label) in labels.chain([(self.relations, ("Beziehungen", "relations"))]) {
            if count != Count::default() {
                german.push(line(count, label.0, true));
                english.push(line(count, label.1, false));
            }
        }
        if self.about_changed {
            let words =
                words!("Titel, Quellen oder Beziehungsarten geändert", "title, sources or kinds of relation changed");
            german.push(words.german);
            english.push(words.english);
        }
        for warning in &self.warnings {
            german.push(format!("Hinweis: {}", warning.german));
            english.push(format!("note: {}", warning.english));
        }
        Words { german: german.join("\n"), english: english.join("\n") }
    }
}

fn line(Count { created, updated, unchanged }: Count, label: &str, is_german: bool) -> String {
    if is_german {
        format!("{label}: {created} neu, {updated} geändert, {unchanged} unverändert")
    } else {
        format!("{label}: {created} created, {updated} updated, {unchanged} unchanged")
    }
}

const fn labels(noun: Noun) -> (&'static str, &'static str) {
    match noun {
        Noun::Institution => ("Institutionen", "institutions"),
        Noun::Person => ("Personen", "persons"),
        Noun::WorkingGroup => ("Gremien", "working groups"),
        Noun::Cooperation => ("Kooperationen", "cooperations"),
        Noun::Publication => ("Veröffentlichungen", "publications"),
        Noun::Term => ("Begriffe", "terms"),
    }
}
