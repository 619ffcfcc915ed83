//! The words of the directory that somebody meant who made a typing error.

use strsim::damerau_levenshtein;

use crate::search::index::{Index, Word, letters};

/// How many words are offered for one.
const MOST: usize = 3;

/// The words of the directory nearest to a stem that it does not have, the likeliest first, as an audience sees it.
#[must_use]
pub fn nearest<'i>(index: &'i Index, stem: &str, audience: usize) -> Vec<&'i Word> {
    let length = stem.chars().count();
    let most = match length {
        0..=3 => return Vec::new(),
        4..=7 => 1,
        _ => 2,
    };
    let wanted = letters(stem);
    let mut found: Vec<(usize, bool, std::cmp::Reverse<u32>, &Word)> = Vec::new();
    for word in index.words() {
        // An error changes at most two letters of the set, and the length by one.
        if (word.letters ^ wanted).count_ones() > 2 * most
            || usize::from(word.stem).abs_diff(stem.len()) > most as usize
        {
            continue;
        }
        let count = index.list(word.list).count(audience);
        if count == 0 || word.text.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let distance = damerau_levenshtein(word.stem(), stem);
        if distance <= most as usize {
            let begins_alike = word.text.chars().next() == stem.chars().next();
            found.push((distance, !begins_alike, std::cmp::Reverse(count), word));
        }
    }
    found.sort_unstable_by_key(|(distance, begins_otherwise, count, word)| {
        (*distance, *begins_otherwise, *count, std::sync::Arc::clone(&word.text))
    });
    let nearest = found.first().map_or(0, |(distance, ..)| *distance);
    found.into_iter().take_while(|(distance, ..)| *distance == nearest).take(MOST).map(|(.., word)| word).collect()
}
