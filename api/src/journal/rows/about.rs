//! The small tables as rows: sources, schemes, kinds of relation, gaps of the whole directory.

use partnernetz_entities::{relation_kind, relation_kind_end, scheme, source};

use super::{Rows, position, text};
use crate::directory::About;
use crate::time::Temporal;

/// The code of how a kind lies in time.
pub(super) const fn temporal_code(temporal: Temporal) -> &'static str {
    match temporal {
        Temporal::State => "STATE",
        Temporal::Event => "EVENT",
    }
}

impl Rows {
    /// Adds the rows of the small tables (but the one row of the directory itself).
    pub(crate) fn add_about(&mut self, about: &About) {
        self.source.extend(about.sources.iter().map(|it| source::Model {
            key: it.key.to_string(),
            title: it.title.to_string(),
            url: text(it.url.as_deref()),
        }));
        self.scheme.extend(about.schemes.iter().map(|it| scheme::Model {
            code: it.code.to_string(),
            label_de: it.label_de.to_string(),
            label_en: it.label_en.to_string(),
            open: it.open,
        }));
        for (at, it) in about.kinds.iter().enumerate() {
            self.relation_kind.push(relation_kind::Model {
                code: it.code.to_string(),
                label_de: it.label_de.to_string(),
                inverse_de: it.inverse_de.to_string(),
                label_en: it.label_en.to_string(),
                inverse_en: it.inverse_en.to_string(),
                temporal: temporal_code(it.temporal).to_owned(),
                symmetric: it.symmetric,
                role_scheme: text(it.role_scheme.as_deref()),
                position: position(at),
            });
            let ends = it.ends.iter().enumerate();
            self.relation_kind_end.extend(ends.map(|(at, (source, target))| relation_kind_end::Model {
                kind: it.code.to_string(),
                source_noun: source.code().to_owned(),
                target_noun: target.code().to_owned(),
                position: position(at),
            }));
        }
        self.add_gaps(None, &about.gaps);
    }
}
