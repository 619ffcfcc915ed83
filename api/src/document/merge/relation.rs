//! A relation of the document becomes a new state of a relation of the directory.

use super::Merge;
use super::identity::Key;
use super::refer::Target;
use super::text::set;
use crate::check;
use crate::directory::{KindNo, Noun, RecordNo, Relation, RelationKind, Visibility};
use crate::document::at::{At, Place};
use crate::document::model;
use crate::document::problem::words;
use crate::document::read::structure;

/// What a relation joins, once it is known to be allowed.
pub(super) struct Joined {
    pub(super) kind: KindNo,
    pub(super) source: Target,
    pub(super) target: Target,
    pub(super) role: Option<RecordNo>,
    pub(super) on_behalf_of: Option<Target>,
}

impl Merge<'_> {
    pub(super) fn relation(&mut self, place: Place, text: &str) {
        let at = At::entry(place, text);
        let Some(mut document) = structure::parse::<model::Relation>(&at, text, &mut self.problems) else { return };
        let period = self.period(&at, document.period.take());
        let joined = self.join(&at, &document);
        let Some(joined) = joined else {
            // The rest is checked all the same, so that one run tells all of it.
            let mut unused = blank(self, Key::default(), uuid::Uuid::nil());
            self.fill_relation(&at, &mut unused, document, Visibility::Public);
            return;
        };
        let key = Key::of(&joined, period.as_ref());
        let (no, id) = self.identify_relation(&at, &document, key);
        let stored = self.directory.relation(no).cloned();
        let mut relation = stored.as_deref().map_or_else(|| blank(self, key, id), Relation::clone);
        let (source, target) = (joined.source.noun, joined.target.noun);
        let default = Visibility::default_of(source).max(Visibility::default_of(target));
        if stored.is_none() {
            relation.visibility = default;
        }
        if relation.kind != joined.kind {
            // Its role belongs to the kind that it had.
            relation.role = None;
        }
        (relation.kind, relation.source, relation.target) = (joined.kind, joined.source.no, joined.target.no);
        set(&mut relation.role, joined.role);
        set(&mut relation.on_behalf_of, joined.on_behalf_of.map(|target| target.no));
        set(&mut relation.period, period.map(Box::new));
        self.fill_relation(&at, &mut relation, document, default);
        self.learn_parent(no, &relation, place);
        match stored {
            Some(stored) if *stored == relation => {
                self.summary.relations.unchanged += 1;
                return;
            }
            Some(_) => {
                self.summary.relations.updated += 1;
                relation.version += 1;
                relation.updated_at = self.stamp.now;
            }
            None => self.summary.relations.created += 1,
        }
        self.change.put_relation(no, relation);
    }

    fn fill_relation(&mut self, at: &At<'_>, relation: &mut Relation, document: model::Relation, default: Visibility) {
        relation.visibility = document.visibility.unwrap_or(relation.visibility);
        set(&mut relation.function, self.text(at, "function", document.function));
        set(&mut relation.note, self.text(at, "note", document.note));
        self.items(
            at,
            "external_ids",
            &mut relation.external_ids,
            document.external_ids,
            |merge, at, id| Some(merge.external_id(at, id)).map(|id| (id.clone(), id)),
            |id| format!("{} {}", id.system, id.value),
        );
        self.items(
            at,
            "terms",
            &mut relation.terms,
            document.terms,
            |merge, at, term| merge.relation_term(at, &term).map(|term| (term, term.term)),
            |_| "Der Begriff / the term".to_owned(),
        );
        self.rows(at, "contact_points", &mut relation.contact_points, document.contact_points, |merge, at, point| {
            Some(merge.contact_point(at, point, default))
        });
        self.rows(at, "citations", &mut relation.citations, document.citations, |merge, at, citation| {
            Some(merge.citation(at, citation))
        });
    }

    /// What the relation joins, if it may.
    fn join(&mut self, at: &At<'_>, document: &model::Relation) -> Option<Joined> {
        let kind = self.kind_no(&at.key("kind"), &document.kind);
        let source = self.refer(&at.key("source"), &document.source);
        let target = self.refer(&at.key("target"), &document.target);
        let is_symmetric = kind.is_some_and(|no| self.about.kind(no).symmetric);
        let on_behalf_of = self.on_behalf_of(at, document, is_symmetric);
        let kind_no = kind?;
        let kind = self.about.kind(kind_no).clone();
        let role = document.role.as_ref().map(|role| self.role(&at.key("role"), &kind, role));
        if kind.symmetric && document.contact_points.as_ref().is_some_and(|points| !points.is_empty()) {
            let code = &kind.code;
            let words = words!(
                "„{code}“ verbindet beide gleich, Kontaktangaben hätten keinen klaren Besitzer: \
                 bitte beim Datensatz selbst nennen",
                "“{code}” joins both alike, so contact points would have no clear owner: \
                 please give them at the record itself",
            );
            self.problems.add(&at.key("contact_points"), words);
        }
        let (source, target) = (source?, target?);
        if source.no == target.no {
            let slug = &document.source;
            let words = words!(
                "„{slug}“ steht auf beiden Seiten: eine Beziehung verbindet zwei verschiedene Datensätze",
                "“{slug}” is on both sides: a relation joins two different records",
            );
            self.problems.add(&at.key("target"), words);
            return None;
        }
        if !kind.joins(source.noun, target.noun) {
            self.ends_not_allowed(at, &kind, source.noun, target.noun);
            return None;
        }
        let (source, target) =
            if kind.symmetric && target.id < source.id { (target, source) } else { (source, target) };
        Some(Joined { kind: kind_no, source, target, role: role.flatten(), on_behalf_of })
    }

    fn kind_no(&mut self, at: &At<'_>, code: &str) -> Option<KindNo> {
        let found = self.about.kind_no(code);
        if found.is_none() {
            self.problems.add(at, check::unknown_kind(&self.about, code));
        }
        found
    }

    fn role(&mut self, at: &At<'_>, kind: &RelationKind, role: &str) -> Option<RecordNo> {
        let Some(scheme) = &kind.role_scheme else {
            let code = &kind.code;
            let words = words!(
                "„{code}“ kennt keine Rollen: bitte „role“ weglassen; freie Worte gehören in „function“",
                "“{code}” has no roles: please leave “role” out; free words belong in “function”",
            );
            self.problems.add(at, words);
            return None;
        };
        self.code(at, scheme, role)
    }

    fn on_behalf_of(&mut self, at: &At<'_>, document: &model::Relation, is_symmetric: bool) -> Option<Target> {
        let slug = document.on_behalf_of.as_ref()?;
        let at = at.key("on_behalf_of");
        let target = self.refer(&at, slug)?;
        if !matches!(target.noun, Noun::Institution | Noun::WorkingGroup | Noun::Cooperation) {
            let noun = target.noun.code();
            let words = words!(
                "„{slug}“ ist {noun}: man handelt für institution, working_group oder cooperation",
                "“{slug}” is {noun}: one acts for an institution, working_group or cooperation",
            );
            self.problems.add(&at, words);
        // Where both ends are alike, either may be stored, and so dumped, as the source.
        } else if *slug == document.source || (is_symmetric && *slug == document.target) {
            let words = words!(
                "„{slug}“ handelt für sich selbst: bitte „on_behalf_of“ weglassen",
                "“{slug}” acts for itself: please leave “on_behalf_of” out",
            );
            self.problems.add(&at, words);
        }
        Some(target)
    }

    fn ends_not_allowed(&mut self, at: &At<'_>, kind: &RelationKind, source: Noun, target: Noun) {
        let pair = |(source, target): (Noun, Noun)| format!("{} → {}", source.code(), target.code());
        let (code, is) = (&kind.code, pair((source, target)));
        let all = kind.ends.iter().copied().map(pair).collect::<Vec<_>>().join(", ");
        let words = if kind.joins(target, source) {
            words!(
                "„{code}“ geht nicht {is}, sondern andersherum: bitte „source“ und „target“ tauschen",
                "“{code}” does not go {is} but the other way round: please swap “source” and “target”",
            )
        } else {
            words!("„{code}“ geht nicht {is}; möglich sind {all}", "“{code}” does not go {is}; possible are {all}")
        };
        self.problems.add(at, words);
    }
}

/// A new relation about which only the ends are known.
fn blank(merge: &Merge<'_>, key: Key, id: uuid::Uuid) -> Relation {
    Relation::blank(key.kind(), key.source(), key.target(), id, merge.stamp.now)
}
