//! What a generated institution is called and what kind of institution it is.

use super::draw::{Draw, Purpose};
use super::names::{NAMES, slug};
use super::plan::{BLOCK, Plan};
use super::terms::{topic, town};
use super::words::{PLACE_ENDS, PLACE_PREFIXES, PLACE_STEMS, TRADES};

/// The identity of an institution, found from its number alone.
pub(super) struct Naming {
    pub(super) name: String,
    pub(super) slug: String,
    /// Code of its type.
    pub(super) type_code: &'static str,
    /// Code of its legal form.
    pub(super) legal_form: Option<&'static str>,
    /// The town or invented place where it is.
    pub(super) locality: String,
    /// The slug of the place, where it is a term.
    pub(super) place: Option<String>,
    /// What it deals with: a trade or a topic.
    pub(super) subject: &'static str,
    /// The slug of the topic, where it is one.
    pub(super) topic: Option<String>,
}

/// Types of institutions that are not authorities or their units.
const TYPES: &[(u64, &str)] = &[
    (46, "company"),
    (13, "training_provider"),
    (11, "association"),
    (10, "school"),
    (5, "agency"),
    (3, "initiative"),
    (3, "foundation"),
    (2, "employment_agency"),
    (2, "job_centre"),
    (1, "chamber"),
    (2, "university"),
    (1, "union"),
    (1, "regional_agency"),
];

impl Naming {
    pub(super) fn of(plan: &Plan, institution: u64) -> Self {
        let mut draw = Draw::new(plan.seed, Purpose::Naming, institution);
        let draw = &mut draw;
        let (type_code, legal_form) = match institution % BLOCK {
            0 => ("local_authority", Some("kdoer")),
            1 => ("public_unit", draw.chance(25).then_some("municipal_enterprise")),
            _ => {
                let type_code = draw.weighted(TYPES);
                (type_code, legal_form(type_code, draw))
            }
        };
        let (topic, topic_label) = topic(draw);
        let trade = *draw.pick(TRADES);
        let mut naming = Self {
            name: String::new(),
            slug: String::new(),
            type_code,
            legal_form,
            locality: String::new(),
            place: None,
            subject: topic_label,
            topic: Some(topic),
        };
        let name = if matches!(type_code, "local_authority" | "public_unit") {
            let block = institution / BLOCK;
            // A unit is named after the authority that it belongs to.
            let area = invented_place(&mut Draw::new(plan.seed, Purpose::Naming, Plan::authority(block)));
            let name = authority_name(type_code, block, &area, draw);
            naming.locality = area;
            name
        } else {
            let (town, place) = town(plan, draw);
            (naming.locality, naming.place) = (town.to_owned(), Some(place));
            if matches!(type_code, "company" | "agency" | "chamber" | "union") {
                (naming.subject, naming.topic) = (trade, None);
            }
            name(type_code, town, trade, topic_label, draw)
        };
        naming.name = match legal_form.and_then(suffix) {
            Some(suffix) => format!("{name} {suffix}"),
            None => name,
        };
        naming.slug = format!("{}-{institution}", slug(&naming.name));
        naming
    }

    /// Its domain, below `example.org`.
    pub(super) fn domain(&self) -> String {
        format!("{}.example.org", self.slug)
    }
}

fn legal_form(type_code: &str, draw: &mut Draw) -> Option<&'static str> {
    match type_code {
        "company" => Some(draw.weighted(&[
            (52, "gmbh"),
            (20, "gmbh_co_kg"),
            (6, "ag"),
            (3, "eg"),
            (7, "gbr"),
            (12, "sole_trader"),
        ])),
        "agency" => Some(draw.weighted(&[(6, "gmbh"), (3, "gbr"), (1, "sole_trader")])),
        "training_provider" => Some(draw.weighted(&[(40, "ggmbh"), (20, "gmbh"), (30, "ev"), (10, "eg")])),
        "association" => Some("ev"),
        "initiative" => draw.chance(40).then_some("ev"),
        "foundation" => Some("foundation"),
        "chamber" | "university" | "employment_agency" => Some("kdoer"),
        "regional_agency" => Some("ggmbh"),
        _ => None,
    }
}

/// How a legal form is written behind a name.
const fn suffix(legal_form: &str) -> Option<&'static str> {
    Some(match legal_form.as_bytes() {
        b"gmbh" => "GmbH",
        b"ggmbh" => "gGmbH",
        b"gmbh_co_kg" => "GmbH & Co. KG",
        b"ag" => "AG",
        b"eg" => "eG",
        b"ev" => "e. V.",
        b"gbr" => "GbR",
        b"sole_trader" => "e. K.",
        _ => return None,
    })
}

fn authority_name(type_code: &str, block: u64, area: &str, draw: &mut Draw) -> String {
    match (type_code, block % 10) {
        ("local_authority", 0) => format!("Kreis {area}"),
        ("local_authority", _) => format!("{} {area}", draw.pick(&["Stadt", "Gemeinde", "Stadt", "Samtgemeinde"])),
        _ => format!(
            "{} {area}",
            draw.pick(&[
                "Wirtschaftsförderung",
                "Amt für Schule und Bildung",
                "Fachdienst Arbeit und Ausbildung",
                "Stabsstelle Integration",
                "Volkshochschule",
                "Jugendamt",
            ])
        ),
    }
}

fn name(type_code: &str, town: &str, trade: &str, topic: &str, draw: &mut Draw) -> String {
    let family = draw.pick(&NAMES.family).as_str();
    let second = draw.pick(&NAMES.family).as_str();
    let given = if draw.chance(50) { draw.pick(&NAMES.female) } else { draw.pick(&NAMES.male) };
    let quarter = invented_place(draw);
    let pattern = draw.below(6);
    match (type_code, pattern) {
        ("company", 0) => format!("{family} & {second} {trade}"),
        ("company", 1) => format!("{family} & {} {trade}", draw.pick(&["Söhne", "Töchter", "Partner"])),
        ("company", 2) => format!("{trade} {town}"),
        ("company", 3) => format!("{trade} {given} {family}"),
        ("company", _) => format!("{family} {trade}"),
        ("agency", 0..3) => format!("Agentur {family}"),
        ("agency", _) => format!("{family} {} Kommunikation", draw.pick(&["und", "Marke", "Text"])),
        ("training_provider", 0) => format!("{family}-Akademie {town}"),
        ("training_provider", 1) => format!("Ausbildungsverbund {trade} {town}"),
        ("training_provider", 2) => format!("Lernwerk {family} & {second}"),
        ("training_provider", 3) => format!("Berufsförderungszentrum {town}-{quarter}"),
        ("training_provider", _) => format!("Bildungswerk {family} {town}"),
        ("association", 0..3) => format!("Fachverband {trade} {town}"),
        ("association", 3) => format!("Verein für {topic} {town}"),
        ("association", _) => format!("Förderverein {given}-{family}-Schule {town}"),
        ("school", 0) => format!("Berufskolleg {town}-{quarter}"),
        ("school", 1..3) => format!("{given}-{family}-Berufskolleg {town}"),
        ("school", _) => format!("{given}-{family}-Schule {town}"),
        ("initiative", 0..3) => format!("Bündnis für {topic} {town}"),
        ("initiative", _) => format!("Initiative „{topic} für alle“ {town}"),
        ("foundation", 0..4) => format!("{given}-{family}-Stiftung"),
        ("foundation", _) => format!("{family}-{second}-Stiftung {town}"),
        ("employment_agency", _) => format!("Agentur für Arbeit {town}-{quarter}"),
        ("job_centre", _) => format!("Jobcenter {town}-{quarter}"),
        ("chamber", 0..3) => format!("Handwerkskammer {}", invented_place(draw)),
        ("chamber", _) => format!("Industrie- und Handelskammer {}", invented_place(draw)),
        ("university", 0..3) => format!("Hochschule {given} {family} {town}"),
        ("university", _) => format!("Duale Hochschule {town}-{quarter}"),
        ("union", _) => format!("Gewerkschaft {trade}, Bezirk {town}"),
        _ => format!("Regionalagentur {}", invented_place(draw)),
    }
}

/// A place that does not exist, or only by chance.
fn invented_place(draw: &mut Draw) -> String {
    let (stem, end) = (draw.pick(PLACE_STEMS), draw.pick(PLACE_ENDS));
    if draw.chance(40) {
        format!("{}{}{end}", draw.pick(PLACE_PREFIXES), stem.to_lowercase())
    } else {
        format!("{stem}{end}")
    }
}
