//! Which records a relation may join.

use crate::deed::{Draft, UserErrorCode, Way};
use crate::directory::{Direction, Noun, Record, RecordNo, Relation, RelationKind, reach};
use crate::words::words;

/// What a noun is called, in German and English.
pub(super) const fn noun_words(noun: Noun) -> (&'static str, &'static str) {
    match noun {
        Noun::Institution => ("Institution", "institution"),
        Noun::Person => ("Person", "person"),
        Noun::WorkingGroup => ("Arbeitsgruppe", "working group"),
        Noun::Cooperation => ("Kooperation", "cooperation"),
        Noun::Publication => ("Veröffentlichung", "publication"),
        Noun::Term => ("Begriff", "term"),
    }
}

/// Whether a kind may join two records; if not, that is noted. `names` is what the ends are called in the input.
pub(super) fn check(
    draft: &mut Draft<'_>,
    way: &Way<'_>,
    kind: &RelationKind,
    names: (&str, &str),
    (source_no, source): &(RecordNo, Record),
    (target_no, target): &(RecordNo, Record),
) -> bool {
    if source_no == target_no {
        let name = &source.name;
        let words = words!(
            "„{name}“ steht auf beiden Seiten: eine Beziehung verbindet zwei verschiedene Einträge",
            "“{name}” is on both sides: a relation joins two different entries",
        );
        draft.trouble(&way.key(names.1), UserErrorCode::EndsNotAllowed, words);
        return false;
    }
    let (from, to) = (source.noun(), target.noun());
    if kind.joins(from, to) {
        return true;
    }
    let (label_de, label_en) = (&kind.label_de, &kind.label_en);
    let ((from_de, from_en), (to_de, to_en)) = (noun_words(from), noun_words(to));
    let (words, key) = if kind.joins(to, from) {
        let (first, second) = names;
        let words = words!(
            "„{label_de}“ geht von {to_de} zu {from_de}, hier steht es umgekehrt: bitte „{first}“ und „{second}“ tauschen",
            "“{label_en}” goes from {to_en} to {from_en}, here it is the other way round: please swap “{first}” and “{second}”",
        );
        (words, names.0)
    } else {
        let pairs = |pick: fn(Noun) -> &'static str| {
            let pairs = kind.ends.iter().map(|(from, to)| format!("{} → {}", pick(*from), pick(*to)));
            pairs.collect::<Vec<_>>().join(", ")
        };
        let (all_de, all_en) = (pairs(|noun| noun_words(noun).0), pairs(|noun| noun_words(noun).1));
        let words = words!(
            "„{label_de}“ verbindet nicht {from_de} → {to_de}; möglich ist {all_de}",
            "“{label_en}” does not join {from_en} → {to_en}; possible is {all_en}",
        );
        let is_known = kind.ends.iter().any(|ends| ends.0 == from || (kind.symmetric && ends.1 == from));
        (words, if is_known { names.1 } else { names.0 })
    };
    draft.trouble(&way.key(key), UserErrorCode::EndsNotAllowed, words);
    false
}

/// Notes if something would be part of itself, whatever the periods.
pub(super) fn check_cycle(draft: &mut Draft<'_>, way: &Way<'_>, relation: &Relation) {
    let directory = draft.directory();
    if directory.about().kind_no("part_of") != Some(relation.kind) {
        return;
    }
    let parents = |no| directory.edges_of(no, relation.kind, Direction::Out).iter().map(|edge| edge.other).collect();
    if !reach(relation.target, parents).contains(&relation.source) {
        return;
    }
    let name = |no| directory.record(no).map(|record| &*record.name).unwrap_or_default();
    let (part, whole) = (name(relation.source), name(relation.target));
    let words = words!(
        "„{whole}“ gehört selbst schon zu „{part}“, direkt oder über andere (vielleicht zu einer anderen Zeit): so würde sich \
         ein Kreis schließen",
        "“{whole}” is itself part of “{part}” already, directly or through others (perhaps at another time): this would \
         close a cycle",
    );
    draft.trouble(way, UserErrorCode::Cycle, words);
}
