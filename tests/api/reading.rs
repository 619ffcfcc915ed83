//! The read suite over the invented network: it touches everything, and every answer is what the schema promises.

use crate::harness::codes;
use crate::suite::{Definitions, Question, Sdl, Shape, Touched, ask, network, questions};

/// What others are told who ask for what staff may read.
const REFUSED: [&str; 4] = ["FORBIDDEN_FIELD", "FORBIDDEN", "UNAUTHENTICATED", "CURSOR_INVALID"];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_suite_touches_everything_and_answers_keep_what_the_schema_promises() {
    let (sdl, definitions) = (Sdl::of_program(), Definitions::read());
    let directory = network().await;
    let questions = questions(&definitions, &directory.editor(), 16).await;
    let mut touched = Touched::default();
    for question in &questions {
        touched.add(&sdl, &definitions, question);
    }
    let mut shape = Shape::of(&sdl, &definitions);
    let mut wrong = Vec::new();
    // An admin reads what an editor reads, and a little more.
    let of_admin = |it: &&Question| it.operation == "Viewer" || it.operation.contains("ForAdmins");
    let of_admin: Vec<Question> = questions.iter().filter(of_admin).cloned().collect();
    for (client, refused, questions) in [
        (directory.anyone(), &["ForStaff", "ForAdmins"][..], &questions),
        (directory.partner(), &["ForStaff", "ForAdmins"], &questions),
        (directory.editor(), &["ForAdmins"], &questions),
        (directory.admin(), &[], &of_admin),
    ] {
        for (question, answer) in questions.iter().zip(ask(&client, questions).await) {
            let is_refused = refused.iter().any(|it| question.operation.contains(it));
            let unexpected = codes(&answer).into_iter().find(|code| !is_refused || !REFUSED.contains(code));
            let problem = match (answer.status, unexpected, shape.check(question, &answer)) {
                (200, None, Ok(())) => continue,
                (_, _, Err(problem)) => problem,
                _ => format!("{answer:?}"),
            };
            wrong.push(format!("{} {}: {problem}", question.operation, question.variables));
        }
    }
    assert!(wrong.is_empty(), "{} answers are wrong:\n{}", wrong.len(), wrong[..wrong.len().min(10)].join("\n"));
    touched.0.extend(shape.enums);
    // What is gone was there before: `changes` tells of it when something is done, and its own tests ask for that.
    touched.0.extend(["DELETED", "HIDDEN", "ERASED"].map(|reason| format!("TombstoneReason.{reason}")));
    let missing: Vec<String> = sdl.everything().difference(&touched.0).cloned().collect();
    assert!(missing.is_empty(), "{} things no query of the suite touches:\n{}", missing.len(), missing.join("\n"));
}
