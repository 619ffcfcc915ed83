//! What a document says of the whole directory: format, title, sources, kinds of relation.

use super::Merge;
use crate::check;
use crate::directory::{RelationKind, Source};
use crate::document::at::{At, Place};
use crate::document::model::{self, FORMAT};
use crate::document::nearest::nearest;
use crate::document::problem::words;
use crate::document::read::structure;
use crate::time::Temporal;
use crate::vocabulary::SHIPPED;

impl Merge<'_> {
    pub(super) fn header(&mut self, at: &At<'_>, header: model::Header) {
        let title = self.text(at, "title", header.title);
        let language = self.language(at, header.language);
        let source = header.source.map(|source| self.source(&at.key("source"), source));
        let mut named: Vec<Source> = source.iter().cloned().collect();
        for (index, further) in header.sources.into_iter().flatten().enumerate() {
            let list = at.key("sources");
            let further = self.source(&list.index(index), further);
            if named.iter().any(|it| it.key == further.key && *it != further) {
                let key = &further.key;
                let words = words!(
                    "Die Quelle „{key}“ steht zweimal und verschieden da: bitte eine davon weglassen",
                    "The source “{key}” is there twice and differently: please leave one of them out",
                );
                self.problems.add(&list.index(index), words);
            }
            self.put_source(further.clone());
            named.push(further);
        }
        let key = source.as_ref().map(|source| source.key.clone());
        if let Some(source) = source {
            self.put_source(source);
        }
        let about = &mut self.about;
        let is_first = about.title.is_none() && about.default_source.is_none();
        let is_own = is_first || (key.is_some() && key == about.default_source);
        if is_own {
            super::text::set(&mut about.title, title);
            super::text::set(&mut about.language, language);
        } else if title.is_some() && title != about.title {
            let (kept, given) = (about.title.as_deref().unwrap_or_default(), title.as_deref().unwrap_or_default());
            self.summary.warnings.push(words!(
                "Das Verzeichnis behält seinen Titel „{kept}“; „{given}“ kommt als weiteres Dokument dazu",
                "The directory keeps its title “{kept}”; “{given}” is added as a further document",
            ));
        }
        if about.default_source.is_none() {
            about.default_source.clone_from(&key);
        }
        self.source = key.filter(|key| Some(key) != self.about.default_source.as_ref());
    }

    /// Whether the format is the one this program reads; another one is noted.
    pub(super) fn check_format(&mut self, at: &At<'_>, format: &str) -> bool {
        if format == FORMAT {
            return true;
        }
        let words = if format.starts_with("partnernetz-directory/") {
            words!(
                "Dieses Programm liest „{FORMAT}“, die Datei ist „{format}“: bitte ein passendes Programm nehmen",
                "This program reads “{FORMAT}”, the file is “{format}”: please use a program that fits",
            )
        } else {
            words!(
                "„{format}“ ist kein Verzeichnis-Dokument: richtig ist „{FORMAT}“",
                "“{format}” is not a directory document: right is “{FORMAT}”",
            )
        };
        self.problems.add(&at.key("format"), words);
        false
    }

    fn source(&mut self, at: &At<'_>, source: model::Source) -> Source {
        Source {
            key: self.required(at, "key", source.key),
            title: self.required(at, "title", source.title),
            url: self.web_address(at, "url", source.url),
        }
    }

    /// Sources are kept by key.
    fn put_source(&mut self, source: Source) {
        let sources = &mut self.about.sources;
        match sources.binary_search_by(|probe| probe.key.cmp(&source.key)) {
            Ok(place) => {
                let url = source.url.or_else(|| sources[place].url.take());
                sources[place] = Source { url, ..source };
            }
            Err(place) => sources.insert(place, source),
        }
    }

    /// The key of a citation's source as it is stored: none for the directory's own.
    pub(super) fn source_key(&mut self, at: &At<'_>, key: Option<String>) -> Option<Box<str>> {
        let Some(key) = key else { return self.source.clone() };
        if !self.has_header {
            return None;
        }
        if self.about.sources.iter().all(|source| *source.key != *key) {
            let keys = || self.about.sources.iter().map(|source| &*source.key);
            let all = keys().collect::<Vec<_>>().join(", ");
            let words = match nearest(&key, keys()) {
                Some(nearest) => words!(
                    "Die Quelle „{key}“ gibt es nicht: gemeint ist wohl „{nearest}“",
                    "There is no source “{key}”: probably “{nearest}” is meant",
                ),
                None => words!(
                    "Die Quelle „{key}“ gibt es nicht (bekannt: {all}): bitte im Kopf unter „sources“ nennen",
                    "There is no source “{key}” (known: {all}): please name it in the header under “sources”",
                ),
            };
            self.problems.add(at, words);
            return None;
        }
        let key = Box::from(key);
        (Some(&key) != self.about.default_source.as_ref()).then_some(key)
    }

    pub(super) fn relation_kind(&mut self, place: Place, text: &str) {
        let at = At::entry(place, text);
        let Some(kind) = structure::parse::<model::RelationKind>(&at, text, &mut self.problems) else { return };
        let shipped = SHIPPED.kinds.get(kind.code.as_str());
        if let Some(shipped) = shipped
            && (&kind.ends, kind.symmetric, kind.temporal, &kind.roles)
                != (&shipped.ends, shipped.symmetric, shipped.temporal, &shipped.roles)
        {
            let code = &kind.code;
            let words = words!(
                "„{code}“ gehört zum festen Bestand: ends, symmetric, temporal und roles bleiben, wie sie sind; \
                 nur die Bezeichnungen lassen sich ändern",
                "“{code}” is a shipped kind: ends, symmetric, temporal and roles stay as they are; \
                 only the labels can be changed",
            );
            self.problems.add(&at, words);
            return;
        }
        let kind = self.kind(&at, kind);
        match self.about.kinds.iter().position(|known| known.code == kind.code) {
            None => self.about.kinds.push(kind),
            Some(known) => {
                let stored = &self.about.kinds[known];
                let narrows = stored.ends.iter().any(|ends| !kind.ends.contains(ends));
                if narrows || stored.symmetric != kind.symmetric || stored.role_scheme != kind.role_scheme {
                    let code = &kind.code;
                    let words = words!(
                        "Die Beziehungsart „{code}“ gibt es schon: symmetric und roles bleiben, und ends kann nur mehr werden",
                        "The kind of relation “{code}” is there already: symmetric and roles stay, and ends can only grow",
                    );
                    self.problems.add(&at, words);
                }
                self.about.kinds[known] = kind;
            }
        }
    }

    fn kind(&mut self, at: &At<'_>, kind: model::RelationKind) -> RelationKind {
        let is_code = kind.code.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'_'));
        if !is_code || kind.code.is_empty() {
            let code = &kind.code;
            let words = words!(
                "„{code}“ ist kein Code: Kleinbuchstaben a–z, Ziffern und _, etwa „member_of“",
                "“{code}” is not a code: small letters a–z, digits and _, such as “member_of”",
            );
            self.problems.add(&at.key("code"), words);
        }
        if kind.ends.is_empty() {
            let words = words!(
                "Die Liste ist leer: bitte mindestens ein Paar nennen, etwa [\"person\", \"institution\"]",
                "The list is empty: please give at least one pair, such as [\"person\", \"institution\"]",
            );
            self.problems.add(&at.key("ends"), words);
        }
        if let Some(roles) = &kind.roles
            && self.scheme_no(roles).is_none()
        {
            self.unknown_scheme(&at.key("roles"), roles);
        }
        RelationKind {
            code: kind.code.into(),
            label_de: self.required(at, "de", kind.de),
            inverse_de: self.required(at, "inverse_de", kind.inverse_de),
            label_en: self.required(at, "en", kind.en),
            inverse_en: self.required(at, "inverse_en", kind.inverse_en),
            temporal: match kind.temporal {
                model::Temporal::State => Temporal::State,
                model::Temporal::Event => Temporal::Event,
            },
            symmetric: kind.symmetric,
            role_scheme: kind.roles.map(Into::into),
            ends: kind.ends.into(),
        }
    }

    pub(super) fn unknown_scheme(&mut self, at: &At<'_>, code: &str) {
        self.problems.add(at, check::unknown_scheme(&self.about, code));
    }
}
