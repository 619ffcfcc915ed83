//! The read suite over the invented network: it touches everything, and every answer is what the schema promises.

use crate::harness::codes;
use crate::suite::{Definitions, Sdl, Shape, Touched, ask, network, questions};

/// What no query of the suite can show: values that only answers have and no directory here brings about.
const UNSEEN: [&str; 0] = [];

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
    for (client, is_staff) in [
        (directory.anyone(), false),
        (directory.partner(), false),
        (directory.editor(), true),
        (directory.admin(), true),
    ] {
        for (question, answer) in questions.iter().zip(ask(&client, &questions).await) {
            let unexpected = codes(&answer).into_iter().find(|code| is_staff || *code != "FORBIDDEN_FIELD");
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
    touched.0.extend(UNSEEN.map(str::to_owned));
    let missing: Vec<String> = sdl.everything().difference(&touched.0).cloned().collect();
    assert!(missing.is_empty(), "{} things no query of the suite touches:\n{}", missing.len(), missing.join("\n"));
}
