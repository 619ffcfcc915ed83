//! From texts to the words of the index.

mod abbreviation;
mod compound;
mod fold;
mod stem;
mod stop;
mod synonym;
mod token;

use std::collections::HashMap;
use std::sync::Arc;

pub use abbreviation::abbreviations;
pub use fold::fold;
pub use synonym::{LONGEST as LONGEST_EXPRESSION, synonyms};
pub use token::tokens;

/// A word as the index knows it, with what follows from its letters.
#[derive(Debug, PartialEq, Eq)]
pub struct Analysed {
    /// The folded word.
    pub text: Box<str>,
    /// How many bytes of it are its stem.
    pub stem: usize,
    /// Of a compound its parts, folded.
    pub parts: Box<[Box<str>]>,
    /// Whether it says nothing by itself: „und“, „für“.
    pub is_stop: bool,
}

impl Analysed {
    /// Analyses a folded word.
    #[must_use]
    pub fn of(folded: &str) -> Self {
        Self {
            text: folded.into(),
            stem: stem::stem(folded),
            parts: compound::parts(folded).into_iter().map(Into::into).collect(),
            is_stop: stop::is_stop(folded),
        }
    }

    /// The stem.
    #[must_use]
    pub fn stem(&self) -> &str {
        &self.text[..self.stem]
    }
}

/// The number of a word in a [`Lexicon`].
pub type LocalWord = u32;

/// The words of a text that say something, and whether each is the whole of others.
pub type Words = Arc<[(LocalWord, bool)]>;

/// The longest text that is kept, in bytes: names come again and again, descriptions do not.
const KEPT_LENGTH: usize = 100;
/// The most texts that are kept.
const KEPT: usize = 50_000;

/// Words and short texts that were analysed, each once.
#[derive(Debug, Default)]
pub struct Lexicon {
    numbers: HashMap<Box<str>, LocalWord>,
    words: Vec<Arc<Analysed>>,
    parts: Vec<Box<[LocalWord]>>,
    texts: HashMap<Box<str>, Words>,
}

impl Lexicon {
    /// The number of a folded word.
    pub fn number(&mut self, folded: &str) -> LocalWord {
        if let Some(number) = self.numbers.get(folded) {
            return *number;
        }
        let number = LocalWord::try_from(self.words.len()).unwrap_or(LocalWord::MAX);
        let word = Arc::new(Analysed::of(folded));
        self.numbers.insert(folded.into(), number);
        self.words.push(Arc::clone(&word));
        self.parts.push(Box::default());
        let parts: Box<[LocalWord]> = word.parts.iter().map(|part| self.number(part)).collect();
        self.parts[number as usize] = parts;
        number
    }

    /// The words of a text that say something.
    pub fn words_of(&mut self, text: &str) -> Words {
        if let Some(words) = self.texts.get(text) {
            return Arc::clone(words);
        }
        let numbered = tokens(text).into_iter().map(|token| (self.number(&token.folded), token.is_whole));
        let mut words: Vec<(LocalWord, bool)> = numbered.collect();
        words.retain(|(word, _)| !self.word(*word).is_stop);
        let words: Words = words.into();
        if text.len() <= KEPT_LENGTH && self.texts.len() < KEPT {
            self.texts.insert(text.into(), Arc::clone(&words));
        }
        words
    }

    /// The word of a number.
    #[must_use]
    pub fn word(&self, number: LocalWord) -> &Arc<Analysed> {
        &self.words[number as usize]
    }

    /// The parts of a compound.
    #[must_use]
    pub fn parts(&self, number: LocalWord) -> &[LocalWord] {
        &self.parts[number as usize]
    }
}
