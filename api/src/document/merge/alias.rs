//! Slugs, old and new: each finds one record.

use std::collections::HashMap;

use super::Merge;
use crate::directory::{Record, RecordNo};
use crate::document::at::{At, Place};
use crate::document::nearest::slugged;
use crate::document::problem::words;

/// Former slugs that the document names or that renaming makes.
#[derive(Debug, Default)]
pub(super) struct Aliases(HashMap<Box<str>, (RecordNo, Place)>);

impl Merge<'_> {
    /// Notes slugs that belong to a record that the file does not rename.
    pub(super) fn check_slugs(&mut self) {
        let mut taken = Vec::new();
        for (slug, entry) in self.known.each() {
            let Some(owner) = self.directory.record_by_slug(slug).filter(|owner| *owner != entry.no) else { continue };
            let Some(record) = self.directory.record(owner) else { continue };
            let is_current = &*record.slug == slug;
            // Another entry of the file calls the owner by another slug: then this one is free.
            let is_freed = is_current && self.known.by_no(owner).is_some_and(|other| !other.is_by_alias);
            if !is_freed {
                taken.push((entry.place, slug.to_owned(), record.noun().code(), record.id, is_current));
            }
        }
        for (place, slug, noun, id, is_current) in taken {
            let words = if is_current {
                words!(
                    "Der Kurzname „{slug}“ gehört im Verzeichnis schon einem anderen Datensatz ({noun}, id {id}): \
                     bitte einen anderen Kurznamen nehmen oder die id weglassen",
                    "The slug “{slug}” belongs to another record of the directory ({noun}, id {id}): \
                     please take another slug or leave the id out",
                )
            } else {
                words!(
                    "„{slug}“ ist ein früherer Kurzname eines anderen Datensatzes ({noun}, id {id}): bitte einen anderen nehmen",
                    "“{slug}” is a former slug of another record ({noun}, id {id}): please take another one",
                )
            };
            self.problems.add_at(place, ".slug", words);
        }
    }

    /// Checks how a slug is written.
    pub(super) fn check_slug_form(&mut self, at: &At<'_>, slug: &str) {
        let is_part = |part: &str| !part.is_empty() && part.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9'));
        if slug.split('-').all(is_part) && slug.len() <= 200 {
            return;
        }
        let better = slugged(slug);
        let better = if better.is_empty() || better.len() > 200 { "kreis-lippe".to_owned() } else { better };
        let words = words!(
            "„{slug}“ ist kein Kurzname: Kleinbuchstaben a–z, Ziffern und einzelne Bindestriche, etwa „{better}“",
            "“{slug}” is not a slug: small letters a–z, digits and single hyphens, such as “{better}”",
        );
        self.problems.add(at, words);
    }

    /// Gives a record its slug, and keeps the one it had.
    pub(super) fn rename(
        &mut self,
        at: &At<'_>,
        no: RecordNo,
        record: &mut Record,
        slug: &str,
        aliases: Option<Vec<String>>,
    ) {
        let had: Option<Box<str>> = (!record.slug.is_empty() && *record.slug != *slug).then(|| record.slug.clone());
        let is_named = aliases.is_some();
        let mut all: Vec<Box<str>> =
            aliases.map_or_else(|| record.aliases.to_vec(), |named| named.into_iter().map(Into::into).collect());
        // A slug that another record of the file takes over can't find two records.
        all.extend(had.into_iter().filter(|had| self.known.by_slug(had).is_none()));
        all.retain(|alias| **alias != *slug);
        let mut kept: Vec<Box<str>> = Vec::with_capacity(all.len());
        for alias in all {
            if !kept.contains(&alias) {
                kept.push(alias);
            }
        }
        let place = at.place();
        for alias in &kept {
            if is_named {
                self.check_slug_form(&at.key("aliases"), alias);
            }
            if let Some((_, other)) = self.aliases.0.insert(alias.clone(), (no, place)).filter(|other| other.0 != no) {
                self.twice(&at.key("aliases"), other, &format!("„{alias}“"));
            }
        }
        record.aliases = kept.into();
        record.slug = slug.into();
    }

    /// Notes former slugs that find another record.
    pub(super) fn check_aliases(&mut self) {
        let aliases = std::mem::take(&mut self.aliases.0);
        for (alias, (no, place)) in aliases {
            let in_file = self.known.by_slug(&alias).filter(|entry| entry.no != no).map(|entry| entry.no);
            let stored = self.directory.record_by_slug(&alias).filter(|owner| {
                // The file names the owner: then its slugs of the file count.
                *owner != no && self.known.by_no(*owner).is_none()
            });
            if in_file.or(stored).is_some() {
                let words = words!(
                    "„{alias}“ kann kein früherer Kurzname sein, denn so heißt ein anderer Datensatz: bitte weglassen",
                    "“{alias}” can't be a former slug, since another record is called so: please leave it out",
                );
                self.problems.add_at(place, ".aliases", words);
            }
        }
    }
}
