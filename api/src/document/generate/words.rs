//! The words that names and descriptions are made of.

/// What companies do.
pub(super) const TRADES: &[&str] = &[
    "Maschinenbau",
    "Metallbau",
    "Elektrotechnik",
    "Pflegedienste",
    "Logistik",
    "Tischlerei",
    "Backwaren",
    "Gebäudetechnik",
    "Softwareentwicklung",
    "Kunststofftechnik",
    "Möbelwerke",
    "Drucktechnik",
    "Gartenbau",
    "Hotelbetriebe",
    "Steuerberatung",
    "Lebensmittelwerke",
    "Textilveredelung",
    "Werkzeugbau",
    "Dachtechnik",
    "Sanitär und Heizung",
    "Landtechnik",
    "Medizintechnik",
    "Verpackungen",
    "Fahrzeugbau",
    "Energieberatung",
    "Bauunternehmung",
    "Orthopädietechnik",
    "Wäschereien",
    "Spedition",
    "Feinoptik",
    "Stahlhandel",
    "Holzwerke",
    "Messtechnik",
    "Kältetechnik",
    "Straßenbau",
    "Gerüstbau",
    "Leuchten",
    "Förderanlagen",
    "Prüftechnik",
    "Brauerei",
];

/// Beginnings of invented places.
pub(super) const PLACE_STEMS: &[&str] = &[
    "Linden", "Eschen", "Buchen", "Erlen", "Wiesen", "Hasel", "Birken", "Tannen", "Ahorn", "Quell", "Fenn", "Moor",
    "Sand", "Stein", "Kirch", "Mühl", "Hirsch", "Falken", "Reiher", "Wolfs", "Rosen", "Silber", "Kupfer", "Salz",
    "Hopfen", "Roggen", "Weizen", "Korn", "Weiden", "Ginster",
];

/// Ends of invented places.
pub(super) const PLACE_ENDS: &[&str] = &[
    "au", "bach", "berg", "brück", "dorf", "feld", "furt", "grund", "hagen", "hausen", "heim", "hofen", "holz",
    "horst", "kirchen", "ried", "rode", "see", "stedt", "tal", "wald", "weiler", "werder", "winkel",
];

/// What tells places of one name apart.
pub(super) const PLACE_PREFIXES: &[&str] = &["Ober", "Nieder", "Groß", "Klein", "Neu", "Alt", "Hohen", "Unter"];

/// Streets that every town has.
pub(super) const STREETS: &[&str] = &[
    "Bahnhofstraße",
    "Hauptstraße",
    "Schulstraße",
    "Gartenstraße",
    "Industriestraße",
    "Am Markt",
    "Kirchplatz",
    "Mühlenweg",
    "Lindenallee",
    "Ringstraße",
    "Gewerbepark",
    "Am Alten Werk",
    "Brückenstraße",
    "Feldweg",
    "Poststraße",
    "Rathausplatz",
    "Königstraße",
    "An der Schleuse",
    "Lange Gasse",
    "Werkstraße",
];

/// As what somebody is a contact.
pub(super) const FUNCTIONS: &[&str] = &[
    "Ausbildungsleitung",
    "Projektleitung",
    "Geschäftsführung",
    "Personalabteilung",
    "Ausbildungsberatung",
    "Koordination",
    "Verwaltung",
    "Pressestelle",
    "Vorstand",
    "Sekretariat",
    "Qualitätsmanagement",
    "Netzwerkarbeit",
    "Berufsberatung",
    "Leitung",
    "Stellvertretende Leitung",
    "Öffentlichkeitsarbeit",
];

/// Second sentences of descriptions that fit every institution.
pub(super) const SECOND_SENTENCES: &[&str] = &[
    "Arbeitet eng mit Schulen und Betrieben der Umgebung zusammen.",
    "Bietet jedes Jahr Praktika und Schnuppertage an.",
    "Beteiligt sich an gemeinsamen Veranstaltungen der Region.",
    "Vermittelt auf Wunsch Kontakte zu weiteren Partnern.",
    "Die Angebote richten sich auch an Menschen, die neu in Deutschland sind.",
    "Gespräche sind auch auf Englisch möglich.",
    "Neue Vorhaben entstehen meist zusammen mit anderen.",
];

/// Purposes of working groups.
pub(super) const PURPOSES: &[&str] = &[
    "damit Angebote bekannt werden und nicht doppelt entstehen",
    "um gemeinsame Vorhaben vorzubereiten und auszuwerten",
    "damit Betriebe, Schulen und Ämter voneinander erfahren",
    "um Empfehlungen für die Region zu erarbeiten",
];

/// The months, with their last days in a common year.
pub(super) const MONTHS: &[(&str, u64)] = &[
    ("Januar", 31),
    ("Februar", 28),
    ("März", 31),
    ("April", 30),
    ("Mai", 31),
    ("Juni", 30),
    ("Juli", 31),
    ("August", 31),
    ("September", 30),
    ("Oktober", 31),
    ("November", 30),
    ("Dezember", 31),
];
