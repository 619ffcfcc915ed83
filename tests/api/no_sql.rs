//! Reading executes no SQL: answers come from memory. Only the past is in the log alone.

use crate::harness::{Directory, Place, Statements, alone};
use crate::suite::{Definitions, ask, questions};

/// What operations of the suite are called that ask for the past.
const PAST: [&str; 3] = ["History", "Earlier", "Changes"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reading_executes_no_sql() {
    if !alone("no_sql::reading_executes_no_sql") {
        return;
    }
    let statements = Statements::count();
    for place in Place::each().await {
        let directory = Directory::start(place, crate::harness::clock(crate::harness::NOW)).await;
        statements.take();
        directory.load_text(partnernetz::config::Example::Demo.text()).await;
        let loading = statements.take();
        assert!(loading.iter().any(|it| it.contains("INSERT INTO")), "the counter counts: {loading:?}");
        let mut questions = questions(&Definitions::read(), &directory.editor(), 3).await;
        questions.retain(|it| !PAST.iter().any(|word| it.operation.contains(word)));
        statements.take();
        for client in [directory.anyone(), directory.partner(), directory.editor()] {
            ask(&client, &questions).await;
        }
        // The follower looks for revisions of others whether anybody reads or not.
        let reading: Vec<String> = statements.take().into_iter().filter(|it| !is_follower(it)).collect();
        assert!(reading.is_empty(), "reading executes SQL: {reading:?}");
    }
}

fn is_follower(statement: &str) -> bool {
    let lower = statement.to_lowercase();
    lower.contains("data_version") || (lower.contains("max(") && lower.contains("revision"))
}
