//! Who may do which deed to what: a table of every mutation, asked as everyone.

use std::collections::BTreeSet;

use partnernetz::access::Role;
use partnernetz::graphql::node::GlobalId;
use serde_json::{Value, json};

use crate::harness::{Client, Directory, codes};
use crate::suite::Sdl;

/// What comes of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comes {
    Done,
    Forbidden,
    Unauthenticated,
}
use Comes::{Done, Forbidden, Unauthenticated};

/// For anyone; a partner, to what is its own and to what is another's; an editor; an admin.
type Columns = [Comes; 5];
const EDITORS: Columns = [Unauthenticated, Forbidden, Forbidden, Done, Done];
const ADMINS: Columns = [Unauthenticated, Forbidden, Forbidden, Forbidden, Done];
const EDITORS_AND_OWNERS: Columns = [Unauthenticated, Done, Forbidden, Done, Done];

/// A deed, to what it is done, and what comes of it.
struct Row {
    deed: &'static str,
    /// What it is done to: the end of a slug, or `relation`. Everyone sees it, so a refusal is about the deed.
    target: &'static str,
    /// What those who may do it to, where the deed needs something in a state in which strangers do not see it.
    instead: Option<&'static str>,
    /// The arguments, with the target's id.
    arguments: fn(Side<'_>, &Value) -> Value,
    comes: Columns,
}

/// What belongs to the partner, or to another one.
#[derive(Clone, Copy)]
struct Side<'d> {
    name: &'static str,
    dump: &'d Value,
}

const SIDES: [&str; 2] = ["eigen", "fremd"];

fn network() -> Value {
    let mut records = Vec::new();
    let mut relations = Vec::new();
    for side in SIDES {
        let of = |end: &str| format!("{side}{end}");
        records.extend([
            json!({ "noun": "institution", "slug": of(""), "name": of("") }),
            json!({ "noun": "institution", "slug": of("-abteilung"), "name": of(" Abteilung") }),
            json!({ "noun": "institution", "slug": of("-entwurf"), "name": of(" Entwurf"), "lifecycle": "DRAFT" }),
            json!({ "noun": "institution", "slug": of("-archiv"), "name": of(" Archiv"), "lifecycle": "ARCHIVED" }),
            json!({ "noun": "institution", "slug": of("-neu"), "name": of(" Neu") }),
            json!({ "noun": "working_group", "slug": of("-runde"), "name": of(" Runde") }),
            json!({ "noun": "cooperation", "slug": of("-projekt"), "name": of(" Projekt") }),
            json!({ "noun": "publication", "slug": of("-bericht"), "name": of(" Bericht") }),
            json!({ "noun": "term", "slug": of("-thema"), "scheme": "topic", "code": of(""), "name": of(" Thema") }),
            json!({ "noun": "person", "slug": of("-person"), "given_name": "Ida", "family_name": of(""),
                "legal_basis": "consent", "visibility": "PUBLIC" }),
        ]);
        relations.extend([
            json!({ "kind": "part_of", "source": of("-abteilung"), "target": of("") }),
            json!({ "kind": "contact_for", "source": of("-person"), "target": of("-abteilung"), "visibility": "PUBLIC" }),
            json!({ "kind": "member_of", "source": of("-abteilung"), "target": of("-runde") }),
            json!({ "kind": "takes_part_in", "source": of("-abteilung"), "target": of("-projekt") }),
        ]);
    }
    json!({
        "format": "partnernetz-directory/1", "title": "Probe", "language": "de",
        "source": { "key": "probe", "title": "Probe" }, "records": records, "relations": relations,
    })
}

impl Side<'_> {
    /// The global id of a record by the end of its slug, or of a relation by its kind.
    fn id(self, end: &str) -> Value {
        use partnernetz::directory::Noun;
        use partnernetz::graphql::node::Tag;
        let relations = self.dump["relations"].as_array().unwrap().iter();
        let records = self.dump["records"].as_array().unwrap().iter();
        let uuid = |it: &Value| it["id"].as_str().unwrap().parse().unwrap();
        let is_own = |it: &Value| it["source"].as_str().unwrap().starts_with(self.name);
        if let Some(relation) = relations.clone().find(|it| it["kind"] == end && is_own(it)) {
            return json!(GlobalId::new(Tag::Relation, uuid(relation)).to_string());
        }
        let slug = format!("{}{end}", self.name);
        let record = records.clone().find(|it| it["slug"] == *slug).unwrap_or_else(|| panic!("no {slug}"));
        let noun = Noun::from_code(record["noun"].as_str().unwrap()).unwrap();
        json!(GlobalId::of_record(noun, uuid(record)).to_string())
    }
}

fn versioned(_: Side<'_>, id: &Value) -> Value {
    json!({ "id": id, "expectedVersion": 1 })
}

fn noted(_: Side<'_>, id: &Value) -> Value {
    json!({ "id": id, "expectedVersion": 1, "patch": { "note": "Probe" } })
}

fn named(_: Side<'_>, _: &Value) -> Value {
    json!({ "input": { "name": "Probe" } })
}

fn ended(_: Side<'_>, id: &Value) -> Value {
    json!({ "id": id, "expectedVersion": 1, "end": { "edtf": "2026" } })
}

const fn row(
    deed: &'static str,
    target: &'static str,
    comes: Columns,
    arguments: fn(Side<'_>, &Value) -> Value,
) -> Row {
    Row { deed, target, instead: None, arguments, comes }
}

fn table() -> Vec<Row> {
    vec![
        Row { instead: Some("-entwurf"), ..row("recordPublish", "", EDITORS, versioned) },
        row("recordArchive", "", EDITORS, versioned),
        row("recordArchive", "-thema", ADMINS, versioned),
        Row { instead: Some("-archiv"), ..row("recordUnarchive", "", EDITORS, versioned) },
        row("recordRestore", "-neu", EDITORS, |_, id| json!({ "id": id, "expectedVersion": 2, "toVersion": 1 })),
        row("recordVerify", "", EDITORS_AND_OWNERS, versioned),
        row("recordVerify", "-abteilung", EDITORS_AND_OWNERS, versioned),
        row("recordVerify", "-person", EDITORS, versioned),
        row("recordVerify", "-runde", EDITORS, versioned),
        row("institutionCreate", "", EDITORS, named),
        row("institutionUpdate", "", EDITORS, noted),
        row("institutionUpdate", "-abteilung", EDITORS, noted),
        row(
            "personCreate",
            "",
            EDITORS,
            |_, _| json!({ "input": { "givenName": "Ida", "familyName": "Probe", "legalBasis": "CONSENT" } }),
        ),
        row("personUpdate", "-person", EDITORS, noted),
        row("personErase", "-person", ADMINS, |_, id| json!({ "id": id })),
        row("workingGroupCreate", "", EDITORS, named),
        row("workingGroupUpdate", "-runde", EDITORS, noted),
        row("cooperationCreate", "", EDITORS, named),
        row("cooperationUpdate", "-projekt", EDITORS, noted),
        row("publicationCreate", "", EDITORS, named),
        row("publicationUpdate", "-bericht", EDITORS, noted),
        row(
            "termCreate",
            "",
            ADMINS,
            |_, _| json!({ "input": { "scheme": "topic", "code": "probe", "name": "Probe" } }),
        ),
        row("termUpdate", "-thema", ADMINS, noted),
        row(
            "relationStart",
            "",
            EDITORS,
            |side, id| json!({ "input": { "kind": "member_of", "source": id, "target": side.id("-runde") } }),
        ),
        row("relationUpdate", "part_of", EDITORS, noted),
        row("relationEnd", "part_of", EDITORS, ended),
        row("relationRetract", "part_of", EDITORS, versioned),
        row(
            "membershipStart",
            "",
            EDITORS,
            |side, id| json!({ "input": { "member": id, "workingGroup": side.id("-runde") } }),
        ),
        row("membershipEnd", "member_of", EDITORS, ended),
        row(
            "cooperationAddPartner",
            "",
            EDITORS,
            |side, id| json!({ "input": { "partner": id, "cooperation": side.id("-projekt") } }),
        ),
        row("cooperationEndPartner", "takes_part_in", EDITORS, ended),
        row(
            "contactAssign",
            "",
            EDITORS,
            |side, id| json!({ "input": { "person": side.id("-person"), "contactFor": id } }),
        ),
        row("contactEnd", "contact_for", EDITORS, ended),
        row("relationKindCreate", "", ADMINS, |_, _| {
            json!({ "input": { "code": "probe", "labelDe": "a", "inverseLabelDe": "b", "labelEn": "c",
                "inverseLabelEn": "d", "temporal": "STATE", "ends": [{ "source": "PERSON", "target": "PERSON" }] } })
        }),
        row("relationKindUpdate", "", ADMINS, |_, _| json!({ "code": "member_of", "patch": { "labelDe": "Probe" } })),
    ]
}

/// Tries a deed. Only FORBIDDEN, UNAUTHENTICATED and success count; whatever else comes is told.
async fn tries(client: &Client, sdl: &Sdl, deed: &str, mut arguments: Value) -> Result<Comes, String> {
    let known = &sdl.objects["Mutation"][deed].arguments;
    assert!(known.contains_key("dryRun"), "{deed} can't be tried");
    arguments["dryRun"] = json!(true);
    let given = arguments.as_object().unwrap().keys();
    let types: Vec<String> = given.clone().map(|name| format!("${name}: {}", known[name.as_str()])).collect();
    let values: Vec<String> = given.map(|name| format!("{name}: ${name}")).collect();
    let (types, values) = (types.join(", "), values.join(", "));
    let query = format!("mutation({types}) {{ {deed}({values}) {{ userErrors {{ path code message }} revision }} }}");
    let answer = client.asks_with(&query, arguments).await;
    let payload = &answer["data"][deed];
    match codes(&answer)[..] {
        ["FORBIDDEN"] if payload.is_null() => Ok(Forbidden),
        ["UNAUTHENTICATED"] if payload.is_null() => Ok(Unauthenticated),
        [] if payload["userErrors"] == json!([]) => Ok(Done),
        _ => Err(format!("{answer:?}")),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_deed_is_done_by_those_who_may_and_by_nobody_else() {
    let (sdl, table) = (Sdl::of_program(), table());
    let rows: BTreeSet<&str> = table.iter().map(|row| row.deed).collect();
    let deeds: BTreeSet<&str> = sdl.objects["Mutation"].keys().map(String::as_str).collect();
    assert_eq!(rows, deeds, "every mutation has a row, and every row is about one");

    let mut document = network();
    let directory = Directory::of(&document).await;
    let renamed =
        SIDES.map(|side| json!({ "noun": "institution", "slug": format!("{side}-neu"), "name": "Umbenannt" }));
    (document["records"], document["relations"]) = (json!(renamed), json!([]));
    directory.load(&document).await;
    let dump = directory.dump();
    let before = directory.journal().current().revision();
    let own = Side { name: SIDES[0], dump: &dump };
    let institution = GlobalId::parse(own.id("").as_str().unwrap()).unwrap().id;
    let partner = directory.signed_in(Role::Partner, Some(institution));
    let strangers = [directory.anyone(), partner.clone()];
    let mut wrong = Vec::new();
    for row in &table {
        let Row { deed, target, instead, arguments, comes } = row;
        for (at, name) in SIDES.into_iter().enumerate() {
            let side = Side { name, dump: &dump };
            let id = side.id(target);
            for stranger in &strangers {
                let seen = stranger.asks_with("query($id: ID!) { node(id: $id) { id } }", json!({ "id": id })).await;
                assert_eq!(seen.data()["node"]["id"], id, "{deed}: a stranger sees {name}{target}");
            }
            let partners = if at == 0 { comes[1] } else { comes[2] };
            for (who, client, expected) in [
                ("anyone", &strangers[0], comes[0]),
                ("a partner", &partner, partners),
                ("an editor", &directory.editor(), comes[3]),
                ("an admin", &directory.admin(), comes[4]),
            ] {
                let id = instead.filter(|_| expected == Done).map_or_else(|| id.clone(), |end| side.id(end));
                let found = tries(client, &sdl, deed, arguments(side, &id)).await;
                if found != Ok(expected) {
                    wrong.push(format!("{deed} to {name}{target} by {who}: {found:?} instead of {expected:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(directory.journal().current().revision(), before, "nothing was written");
}
