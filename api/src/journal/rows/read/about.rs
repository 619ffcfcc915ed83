//! The small tables, read from rows.

use partnernetz_entities::{directory, relation_kind};

use super::parts::gaps;
use super::{Reading, Rows, boxed, code, unreadable};
use crate::directory::{About, Noun, RelationKind, Scheme, Source};
use crate::time::Temporal;

impl Reading<'_> {
    /// Reads the small tables and the row of the directory itself.
    ///
    /// # Errors
    /// If a row can't be read.
    pub(crate) fn read_about(&mut self, directory: Option<directory::Model>, mut rows: Rows) -> anyhow::Result<()> {
        rows.source.sort_by(|a, b| a.key.cmp(&b.key));
        rows.scheme.sort_by(|a, b| a.code.cmp(&b.code));
        rows.relation_kind.sort_by(|a, b| (a.position, &a.code).cmp(&(b.position, &b.code)));
        rows.relation_kind_end.sort_by_key(|row| row.position);
        rows.source_gap.sort_by_key(|row| row.position);
        let kinds = std::mem::take(&mut rows.relation_kind);
        // The table has no null for a title: an empty one is none yet.
        let stated = |text: String| (!text.is_empty()).then(|| text.into());
        let (title, language, default_source) = directory
            .map_or((None, None, None), |it| (stated(it.title), stated(it.language), boxed(it.default_source)));
        let about = About {
            title,
            language,
            default_source,
            kinds: kinds.into_iter().map(|row| kind(row, &rows)).collect::<anyhow::Result<_>>()?,
            sources: rows
                .source
                .into_iter()
                .map(|row| Source { key: row.key.into(), title: row.title.into(), url: boxed(row.url) })
                .collect(),
            schemes: rows
                .scheme
                .into_iter()
                .map(|row| Scheme {
                    code: row.code.into(),
                    label_de: row.label_de.into(),
                    label_en: row.label_en.into(),
                    open: row.open,
                })
                .collect(),
            gaps: gaps(Some(rows.source_gap)),
        };
        self.change.put_about(about);
        Ok(())
    }
}

fn kind(row: relation_kind::Model, rows: &Rows) -> anyhow::Result<RelationKind> {
    let temporal = match &*row.temporal {
        "STATE" => Temporal::State,
        "EVENT" => Temporal::Event,
        other => {
            return Err(unreadable("relation_kind", &row.code, format_args!("{other:?} is neither STATE nor EVENT")));
        }
    };
    let ends = rows.relation_kind_end.iter().filter(|end| end.kind == row.code);
    let ends = ends.map(|end| {
        let noun = |code: &str| code!(Noun, "relation_kind_end", &row.code, code);
        Ok((noun(&end.source_noun)?, noun(&end.target_noun)?))
    });
    Ok(RelationKind {
        ends: ends.collect::<anyhow::Result<_>>()?,
        temporal,
        symmetric: row.symmetric,
        role_scheme: boxed(row.role_scheme),
        label_de: row.label_de.into(),
        inverse_de: row.inverse_de.into(),
        label_en: row.label_en.into(),
        inverse_en: row.inverse_en.into(),
        code: row.code.into(),
    })
}
