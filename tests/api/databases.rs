//! SQLite and PostgreSQL hold the same directory: loaded from one dump, they answer the same bytes.

use crate::harness::{Client, Directory, Place};
use crate::suite::{Definitions, ask, network, questions};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_databases_answer_the_same_bytes() {
    let Some(postgres) = Place::postgres().await else { return };
    for first in [network().await, Directory::example().await] {
        let dump = first.dump().to_string();
        let sqlite = Directory::on(Place::sqlite(), &dump).await;
        let postgres = Directory::on(Place::postgres().await.unwrap_or_else(|| postgres.clone()), &dump).await;
        let questions = questions(&Definitions::read(), &sqlite.editor(), 4).await;
        for of in [Directory::anyone as fn(&Directory) -> Client, Directory::partner, Directory::editor] {
            let (on_sqlite, on_postgres) = (ask(&of(&sqlite), &questions).await, ask(&of(&postgres), &questions).await);
            for (question, (a, b)) in questions.iter().zip(on_sqlite.iter().zip(&on_postgres)) {
                assert_eq!(a.bytes, b.bytes, "{} {}:\n{a:?}\n{b:?}", question.operation, question.variables);
            }
        }
    }
}
