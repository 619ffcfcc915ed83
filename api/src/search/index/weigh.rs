//! How much each word of a record says.

use std::collections::HashMap;

use super::document::{AUDIENCES, Document, Text};
use super::list::{ABBREVIATED, NAME, PLACE, TERM};
use crate::search::analysis::{Lexicon, LocalWord, abbreviations, tokens};

/// How soon further mentions of a word stop to matter.
const SATURATION: f32 = 1.2;
/// What a part of a compound weighs against the whole word.
const PART: f32 = 0.5;
/// Between two names in [`Weighed::names`].
pub const BETWEEN: u32 = u32::MAX;
/// Before an abbreviation in [`Weighed::names`], which the words follow that it stands for.
pub const MEANS: u32 = u32::MAX - 1;

/// A word of a record: its weights for each audience and its marks.
pub type WeighedWord = (LocalWord, [u8; AUDIENCES], u8);

/// A record as the index keeps it.
#[derive(Debug, Default)]
pub struct Weighed {
    /// Its words, sorted.
    pub words: Vec<WeighedWord>,
    /// The words of its names in order, names divided by [`BETWEEN`]; then its abbreviations, each behind a [`MEANS`].
    pub names: Vec<LocalWord>,
}

/// Weighs the words of a record.
#[must_use]
pub fn weigh(document: &Document<'_>, lexicon: &mut Lexicon) -> Weighed {
    let mut weighed = Weighed::default();
    let mut words: HashMap<LocalWord, ([u8; AUDIENCES], u8)> = HashMap::new();
    let kind = if document.is_place { PLACE } else { 0 } | if document.is_term { TERM } else { 0 };
    let mut last: Option<(&[Text<'_>], HashMap<LocalWord, Found>)> = None;
    for (audience, texts) in document.texts.iter().enumerate() {
        let Some(texts) = texts else { continue };
        let found = match last.take() {
            Some((same, found)) if same == texts.as_slice() => found,
            _ => {
                weighed.names.clear();
                read(texts, lexicon, &mut weighed.names)
            }
        };
        for (word, found) in &found {
            let (weights, marks) = words.entry(*word).or_default();
            weights[audience] = found.impact();
            *marks |= kind | if found.name > 0.0 { NAME } else { 0 };
        }
        last = Some((texts, found));
    }
    for word in weighed.names.iter().skip_while(|word| **word != MEANS) {
        words.entry(*word).and_modify(|(_, marks)| *marks |= ABBREVIATED);
    }
    weighed.words = words.into_iter().map(|(word, (weights, marks))| (word, weights, marks)).collect();
    weighed.words.sort_unstable_by_key(|(word, ..)| *word);
    weighed
}

/// What a word weighs in names, where the best one counts, and elsewhere, where all do.
#[derive(Clone, Copy, Default)]
struct Found {
    name: f32,
    elsewhere: f32,
}

impl Found {
    fn impact(self) -> u8 {
        let weight = self.name + self.elsewhere;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 255 by construction")]
        let impact = (255.0 * weight / (weight + SATURATION)).round().clamp(1.0, 255.0) as u8;
        impact
    }
}

fn read(texts: &[Text<'_>], lexicon: &mut Lexicon, names: &mut Vec<LocalWord>) -> HashMap<LocalWord, Found> {
    let mut found: HashMap<LocalWord, Found> = HashMap::new();
    for text in texts {
        let words = lexicon.words_of(text.text);
        let length = words.iter().filter(|(_, is_whole)| !is_whole).count();
        let each = text.field.weight();
        #[expect(clippy::cast_precision_loss, reason = "a text has fewer than a million words")]
        let weight = each.word / (1.0 - each.slope + each.slope * length as f32 / each.usual);
        let is_name = text.field.is_name();
        let mut add = |word: LocalWord, weight: f32| {
            let found = found.entry(word).or_default();
            if is_name {
                found.name = found.name.max(weight);
            } else {
                found.elsewhere += weight;
            }
        };
        for (word, _) in &*words {
            add(*word, weight);
            lexicon.parts(*word).iter().for_each(|part| add(*part, weight * PART));
        }
        if is_name && length > 0 {
            if !names.is_empty() {
                names.push(BETWEEN);
            }
            names.extend(words.iter().filter(|(_, is_whole)| !is_whole).map(|(word, _)| *word));
        }
    }
    let of_names = texts.iter().filter(|text| text.field.is_name()).map(|text| (text.text, tokens(text.text)));
    for (short, words) in abbreviations(&of_names.collect::<Vec<_>>()) {
        names.extend([MEANS, lexicon.number(short)]);
        names.extend(words.into_iter().map(|word| lexicon.number(word)));
    }
    found
}
