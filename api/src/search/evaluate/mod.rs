//! How well the search finds what judges say it should: nDCG and recall of the first ten hits.

pub mod corpus;
mod measure;
pub mod registry;

use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::Deserialize;

use self::measure::Measured;
use super::answer::Answer;
use crate::access::Viewer;
use crate::directory::view::RecordView;
use crate::directory::{Directory, RecordNo, View};

/// How many hits of a query are written to the run.
const KEPT: usize = 100;
/// The grade of a record that answers fully.
const FULLY: i32 = 3;
/// How many of the worst queries are shown.
const WORST: usize = 10;

/// Queries with what answers them.
#[derive(Debug, Deserialize)]
#[serde(from = "Form")]
pub struct Queries {
    queries: Vec<Query>,
    /// The system of the ids that answer.
    system: Box<str>,
}

/// The forms that queries come in.
#[derive(Deserialize)]
#[serde(untagged)]
enum Form {
    Judged { queries: Vec<Query> },
    Affiliations(Vec<Affiliation>),
}

/// Where somebody works, as they wrote it, and the organisations of the registry that they meant.
#[derive(Deserialize)]
struct Affiliation {
    affiliation: String,
    right: Vec<String>,
}

impl From<Form> for Queries {
    fn from(form: Form) -> Self {
        match form {
            Form::Judged { queries } => Self { queries, system: "evaluation".into() },
            Form::Affiliations(affiliations) => {
                let relevant = |id| Relevant { id, grade: FULLY };
                let query = |(number, it): (usize, Affiliation)| Query {
                    id: number.to_string(),
                    text: it.affiliation,
                    relevant: it.right.into_iter().map(relevant).collect(),
                };
                Self { queries: (1..).zip(affiliations).map(query).collect(), system: "ror".into() }
            }
        }
    }
}

/// A query with what answers it.
#[derive(Debug, Deserialize)]
struct Query {
    id: String,
    #[serde(rename = "query")]
    text: String,
    relevant: Vec<Relevant>,
}

/// A record that answers a query, and how well: 3 fully, 2 partly, 1 hardly.
#[derive(Debug, Deserialize)]
struct Relevant {
    id: String,
    grade: i32,
}

/// Of each query what was found, by external id.
pub type Run = BTreeMap<String, Vec<String>>;

/// What was measured.
#[derive(Debug)]
pub struct Figures(Vec<(Measured, String, String)>);

impl Queries {
    /// Asks all queries as anyone would; records without an external id are no answers.
    #[must_use]
    pub fn ask(&self, directory: Directory, now: DateTime<Utc>) -> (Run, Figures) {
        let view = View::new(Arc::new(directory), Viewer::anonymous(), now);
        let mut run = Run::new();
        let mut figures = Vec::new();
        for query in &self.queries {
            let hits = Answer::of(&view, &query.text, false, None).hits;
            let records = hits.iter().filter_map(|hit| view.record(RecordNo(hit.record)));
            let ids = records.filter_map(|record| self.id_of(record));
            let found: Vec<String> = ids.take(KEPT).collect();
            let grades = query.relevant.iter().map(|it| (it.id.as_str(), it.grade)).collect();
            figures.push((Measured::of(&found, &grades), query.id.clone(), query.text.clone()));
            run.insert(query.id.clone(), found);
        }
        (run, Figures(figures))
    }

    fn id_of(&self, record: RecordView<'_>) -> Option<String> {
        let ids = record.external_ids();
        let id = ids.iter().find(|id| id.system == self.system).or_else(|| ids.first())?;
        Some(id.value.to_string())
    }
}

impl Display for Figures {
    #[expect(clippy::cast_precision_loss, reason = "there are fewer than a million queries")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = self.0.len().max(1) as f64;
        let mean = |of: fn(&Measured) -> f64| self.0.iter().map(|(it, ..)| of(it)).sum::<f64>() / count;
        let without = self.0.iter().filter(|(it, ..)| it.ndcg == 0.0).count();
        writeln!(f, "queries {}", self.0.len())?;
        writeln!(f, "nDCG@10 {:.4}", mean(|it| it.ndcg))?;
        writeln!(f, "recall@10 {:.4}", mean(|it| it.recall))?;
        writeln!(f, "right first {:.4}", mean(|it| if it.is_right_first { 1.0 } else { 0.0 }))?;
        write!(f, "queries with nDCG@10 of 0: {without}\n\nnDCG recall query")?;
        let mut worst: Vec<_> = self.0.iter().collect();
        worst.sort_by(|(a, ..), (b, ..)| a.ndcg.total_cmp(&b.ndcg));
        for (measured, id, query) in worst.into_iter().take(WORST) {
            write!(f, "\n{:.3} {:.2} {id} {query}", measured.ndcg, measured.recall)?;
        }
        Ok(())
    }
}
