//! `schema.graphql` is what the server serves.

use std::fs;

use partnernetz::graphql::schema::schema;

/// Set to 1 to write the file instead of comparing it.
const WRITE: &str = "PARTNERNETZ_WRITE_SCHEMA";

#[test]
fn the_file_at_the_root_is_what_the_server_serves() {
    let path = super::root().join("schema.graphql");
    let served = schema().sdl();
    if std::env::var_os(WRITE).is_some_and(|value| value == "1") {
        fs::write(&path, &served).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let place = served.lines().zip(written.lines()).position(|(served, written)| served != written);
    let place = place.unwrap_or_else(|| served.lines().count().min(written.lines().count()));
    assert!(
        served == written,
        "schema.graphql differs from the code in line {}:\n  code: {:?}\n  file: {:?}\n\
         Where the change is wanted: {WRITE}=1 cargo test -p partnernetz --test schema",
        place + 1,
        served.lines().nth(place),
        written.lines().nth(place),
    );
}
