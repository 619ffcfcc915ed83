//! What is logged and how: on standard error, so that standard output stays for results.

use clap::{Args, ValueEnum};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::util::{SubscriberInitExt, TryInitError};

/// What is logged and how.
#[derive(Clone, Debug, Args)]
pub struct LogSettings {
    /// What to log: off, error, warn, info, debug, trace, or by module like `info,partnernetz::http=debug`
    #[arg(
        id = "log",
        long = "log",
        value_name = "FILTER",
        env = "PARTNERNETZ_LOG",
        default_value = "info,sea_orm_migration=warn",
        value_parser = filter,
        global = true
    )]
    pub filter: Box<str>,
    /// How to log: lines for people or JSON for machines
    #[arg(
        id = "log-format",
        long = "log-format",
        value_name = "FORMAT",
        env = "PARTNERNETZ_LOG_FORMAT",
        value_enum,
        default_value = "text",
        global = true
    )]
    pub format: LogFormat,
}

/// How a log line is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

impl LogSettings {
    /// Starts logging for the whole process.
    ///
    /// # Errors
    /// When logging has been started before.
    pub fn start(&self) -> Result<(), TryInitError> {
        let lines = tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(&self.filter))
            .with_writer(std::io::stderr)
            .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()));
        match self.format {
            LogFormat::Text => lines.finish().try_init(),
            LogFormat::Json => lines.json().flatten_event(true).finish().try_init(),
        }
    }
}

fn filter(text: &str) -> Result<Box<str>, String> {
    match EnvFilter::try_new(text) {
        Ok(_) => Ok(text.into()),
        Err(error) => {
            Err(format!("{error}; write a level like info or debug, or levels by module like info,sqlx=warn"))
        }
    }
}
