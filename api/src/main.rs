//! The program `partnernetz`: reads the command line and calls one function.

use std::process::ExitCode;

use clap::Parser;
use partnernetz::clock::Clock;
use partnernetz::command;
use partnernetz::config::{Command, CommandLine};

#[tokio::main]
async fn main() -> ExitCode {
    let line = CommandLine::parse();
    match run(&line).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("partnernetz: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: &CommandLine) -> anyhow::Result<ExitCode> {
    line.log.start()?;
    let clock = Clock::system();
    match &line.command {
        Command::Serve(settings) => command::serve::run(settings, &clock).await?,
        Command::Load(settings) => return command::load::run(settings, &clock).await,
        Command::Dump(settings) => command::dump::run(settings, &clock).await?,
        Command::Generate(settings) => command::generate::run(settings)?,
        Command::Evaluate(settings) => command::evaluate::run(settings, &clock)?,
        Command::Token(settings) => command::token::run(settings, &clock)?,
        Command::Schema(settings) => command::schema::run(settings)?,
    }
    Ok(ExitCode::SUCCESS)
}
