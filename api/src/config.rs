//! The command line: each setting is a flag and a `PARTNERNETZ_…` variable, and its doc comment is its `--help`.

mod database;
mod jwt;
mod log;
mod quiet;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use database::Database;
pub use jwt::{JwtAlgorithm, JwtSettings, Secret};
pub use log::{LogFormat, LogSettings};

use crate::access::Role;
use quiet::Quiet;

/// The directory of a partner network, served over GraphQL.
///
/// Every setting is a flag or a variable (--listen is `PARTNERNETZ_LISTEN`); the flag wins.
#[derive(Debug, Parser)]
#[command(name = "partnernetz", version, arg_required_else_help = true, max_term_width = 110)]
pub struct CommandLine {
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(subcommand)]
    pub command: Command,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten, next_help_heading = "Logging")]
    pub log: LogSettings,
}

/// What the program can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the directory: GraphQL, GraphiQL, the schema and health over HTTP
    Serve(Serve),
    /// Load a document (JSON or JSON Lines, plain or .gz) into the directory, all of it or nothing
    Load(Load),
    /// Write the whole directory as a document that `load` reads
    Dump(Dump),
    /// Make up a realistic German network as a document, for trials and measurements
    Generate(Generate),
    /// Measure how well the search finds what judges say it should, over a corpus in memory
    Evaluate(Evaluate),
    /// Issue an access token
    Token(Token),
    /// Print the GraphQL schema
    Schema(Schema),
}

/// Where the directory lives.
#[derive(Clone, Debug, Args)]
pub struct DatabaseSettings {
    /// The database's URL.
    #[arg(
        long,
        help = "The database: sqlite://FILE (made if it does not exist) or postgres://USER:PASSWORD@HOST/NAME",
        value_name = "URL",
        env = "PARTNERNETZ_DATABASE",
        hide_env_values = true,
        default_value = "sqlite://partnernetz.db",
        value_parser = Quiet::<Database>::new()
    )]
    pub database: Database,
}

/// The settings of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten)]
    pub database: DatabaseSettings,
    /// The address and port to listen on
    #[arg(long, value_name = "ADDRESS", env = "PARTNERNETZ_LISTEN", default_value = "127.0.0.1:8000", value_parser = address)]
    pub listen: SocketAddr,
    /// Load an example into an empty directory and print a ready editor token
    ///
    /// `lippe` is the real Fachkräftenetz Lippe; `demo` is invented from beginning to end and has persons and contacts.
    /// A directory that already has records stays as it is.
    #[arg(
        long,
        value_name = "WHICH",
        env = "PARTNERNETZ_EXAMPLE",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "lippe"
    )]
    pub example: Option<Example>,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten, next_help_heading = "Access tokens")]
    pub jwt: JwtSettings,
}

/// The examples inside the binary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Example {
    /// The Fachkräftenetz Lippe
    Lippe,
    /// An invented network with persons and contacts
    Demo,
}

/// The settings of `load`.
#[derive(Debug, Args)]
pub struct Load {
    /// The document to load; - reads standard input
    pub file: PathBuf,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten)]
    pub database: DatabaseSettings,
}

/// The settings of `dump`.
#[derive(Debug, Args)]
pub struct Dump {
    /// The file to write: .json or .jsonl, compressed with .gz; - writes JSON Lines to standard output
    #[arg(default_value = "-")]
    pub file: PathBuf,
    /// How the document is spelt; without it the name of the file says so
    #[arg(long, value_name = "FORMAT")]
    pub format: Option<Format>,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten)]
    pub database: DatabaseSettings,
}

/// How a document is spelt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object
    Json,
    /// JSON Lines: a header, then one record or relation a line
    Jsonl,
}

/// The settings of `generate`.
#[derive(Debug, Args)]
pub struct Generate {
    /// How many institutions; persons, groups and relations follow from it
    #[arg(long, value_name = "N", default_value_t = 1000)]
    pub institutions: u64,
    /// The same seed makes the same bytes
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The file to write, as JSON Lines, compressed with .gz; - writes to standard output
    #[arg(default_value = "-")]
    pub output: PathBuf,
}

/// The settings of `evaluate`.
#[derive(Debug, Args)]
pub struct Evaluate {
    /// The corpus: JSON with `records`, a document that `load` reads, or a list of organisations as ror.org gives them;
    /// also `.gz`
    #[arg(long, value_name = "FILE")]
    pub corpus: PathBuf,
    /// The queries: JSON with `queries`, each with `id`, `query` and `relevant` (`id` and `grade`), or a list of
    /// `affiliation` and `right` (ids)
    #[arg(long, value_name = "FILE")]
    pub queries: PathBuf,
    /// The file to write what was found to: of each query the ids, the best first
    #[arg(long, value_name = "FILE")]
    pub run: PathBuf,
}

/// The settings of `token`.
#[derive(Debug, Args)]
pub struct Token {
    /// What the bearer may do
    #[arg(long, value_enum)]
    pub role: Role,
    /// Who bears it: a stable name of the person or program
    #[arg(long, value_name = "NAME")]
    pub subject: Box<str>,
    /// The institution the bearer belongs to, by its id in the API; required for a partner
    #[arg(long, value_name = "ID", required_if_eq("role", "partner"))]
    pub institution: Option<Box<str>>,
    /// How long the token is good for: 90s, 15m, 1h, 30d
    #[arg(long, value_name = "TIME", default_value = "1h", value_parser = duration)]
    pub ttl: Duration,
    /// The private key (PEM) to sign with, when the server checks with a public key
    #[arg(long, value_name = "FILE", env = "PARTNERNETZ_JWT_PRIVATE_KEY", conflicts_with = "jwt_secret")]
    pub jwt_private_key: Option<PathBuf>,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten)]
    pub database: DatabaseSettings,
    #[expect(missing_docs, reason = "a doc comment here would be printed as help")]
    #[command(flatten, next_help_heading = "Access tokens")]
    pub jwt: JwtSettings,
}

/// The settings of `schema`.
#[derive(Debug, Args)]
pub struct Schema {
    /// Print the JSON Schema of the document that `load` reads instead
    #[arg(long)]
    pub document: bool,
}

fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| {
        "write an address of this machine and a port, like 127.0.0.1:8000, 0.0.0.0:80 or [::1]:8000".to_owned()
    })
}

fn duration(text: &str) -> Result<Duration, String> {
    let wrong =
        || format!("{text:?} is not a length of time: write a whole number and a unit, like 90s, 15m, 1h or 30d");
    let (number, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?);
    let seconds = match unit {
        "s" => 1,
        "m" => 60,
        "h" => 60 * 60,
        "d" => 24 * 60 * 60,
        _ => return Err(wrong()),
    };
    let number: u64 = number.parse().map_err(|_| wrong())?;
    // A token must end in the lifetime of those who issue it; the bound also keeps the arithmetic safe.
    match number.checked_mul(seconds) {
        Some(0) => Err("a token needs some time to live".to_owned()),
        Some(seconds) if seconds <= 10 * 366 * 24 * 60 * 60 => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("{text:?} is too long: at most ten years")),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(arguments: &str) -> Result<CommandLine, String> {
        let words = std::iter::once("partnernetz").chain(arguments.split_whitespace());
        CommandLine::try_parse_from(words).map_err(|error| error.to_string())
    }

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn every_setting_of_serve_has_a_variable_of_its_name() {
        let command = CommandLine::command();
        let serve = command.find_subcommand("serve").unwrap();
        for argument in serve.get_arguments().chain(command.get_arguments()) {
            let Some(long) = argument.get_long().filter(|long| !["help", "version"].contains(long)) else { continue };
            let variable = format!("PARTNERNETZ_{}", long.to_uppercase().replace('-', "_"));
            assert_eq!(argument.get_env().and_then(|env| env.to_str()), Some(variable.as_str()));
            assert!(argument.get_help().is_some(), "--{long} has no help");
        }
    }

    #[test]
    fn example_is_lippe_unless_named() {
        let which = |arguments| match parse(arguments).unwrap().command {
            Command::Serve(serve) => serve.example,
            _ => None,
        };
        assert_eq!(which("serve"), None);
        assert_eq!(which("serve --example"), Some(Example::Lippe));
        assert_eq!(which("serve --example=demo"), Some(Example::Demo));
        assert!(parse("serve --example=other").unwrap_err().contains("lippe, demo"));
    }

    #[test]
    fn a_partner_token_needs_an_institution() {
        assert!(parse("token --role partner --subject a").unwrap_err().contains("--institution"));
        assert!(parse("token --role editor --subject a").is_ok());
        assert!(parse("token --role anonymous --subject a").is_err());
    }

    #[test]
    fn a_wrong_secret_or_database_is_not_repeated() {
        let problem = parse("serve --jwt-secret zu-kurz").unwrap_err();
        assert!(problem.contains("at least 32 bytes") && !problem.contains("zu-kurz"), "{problem}");
        let problem = parse("serve --database mysql://a:geheim@b/c").unwrap_err();
        assert!(problem.contains("sqlite://FILE") && !problem.contains("geheim"), "{problem}");
    }

    #[test]
    fn a_wrong_address_says_what_is_right() {
        assert!(parse("serve --listen 80").unwrap_err().contains("like 127.0.0.1:8000"));
        assert!(parse("serve --listen [::1]:8000").is_ok());
    }

    #[test]
    fn a_length_of_time_has_a_unit() {
        assert_eq!(duration("90s"), Ok(Duration::from_secs(90)));
        assert_eq!(duration("1h"), Ok(Duration::from_hours(1)));
        assert_eq!(duration("30d"), Ok(Duration::from_hours(720)));
        for wrong in ["", "h", "1", "1w", "-1h", "0s", "1.5h", "99999d", "99999999999999999999s", "1hé"] {
            assert!(duration(wrong).is_err(), "{wrong}");
        }
    }
}
