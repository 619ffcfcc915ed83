//! The program as a process, which can be told to stop or be killed.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::time::Duration;

use partnernetz::access::{Role, Signer, Viewer};
use partnernetz::clock::Clock;

use super::{Client, Place, SECRET, settings};

/// The program with these arguments, on a database.
pub fn program(place: &Place, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_partnernetz"));
    command
        .args(arguments)
        .env_clear()
        .env("PARTNERNETZ_DATABASE", place.url())
        .env("PARTNERNETZ_JWT_SECRET", SECRET)
        // Nobody reads the log while a server runs, and a full pipe would stop it.
        .env("PARTNERNETZ_LOG", "warn")
        .current_dir(place.folder())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// A server as a process; killed if a test ends early.
pub struct Served {
    /// Where it listens, without a path.
    pub url: String,
    child: Child,
    signer: Signer,
    http: reqwest::Client,
    /// Kept open: a server that can't write what it says is another test.
    _out: BufReader<ChildStdout>,
}

impl Served {
    /// Starts one, and waits until it listens.
    pub fn start(place: &Place) -> Self {
        Self::of(place, program(place, &["serve", "--listen", "127.0.0.1:0"]))
    }

    /// Starts one that writes all that it has to say into a file.
    pub fn logging(place: &Place, log: &Path) -> Self {
        let mut command = program(place, &["serve", "--listen", "127.0.0.1:0"]);
        command.env("PARTNERNETZ_LOG", "debug").stderr(std::fs::File::create(log).unwrap());
        Self::of(place, command)
    }

    fn of(place: &Place, mut command: Command) -> Self {
        let mut child = command.spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut said = String::new();
        let url = loop {
            let mut line = String::new();
            if out.read_line(&mut line).unwrap() == 0 {
                let mut errors = String::new();
                if let Some(mut stderr) = child.stderr.take() {
                    stderr.read_to_string(&mut errors).unwrap();
                }
                panic!("the server ended: {said}{errors}");
            }
            if let Some(at) = line.find("http://").filter(|_| line.contains("/graphql")) {
                break line[at..].trim().trim_end_matches("/graphql").to_owned();
            }
            said += &line;
        };
        let signer = Signer::open(None, &settings(place.database()).jwt, place.database()).unwrap();
        Self { url, child, signer, http: reqwest::Client::new(), _out: out }
    }

    /// An editor.
    pub fn editor(&self) -> Client {
        self.signed_in(Role::Editor)
    }

    /// Somebody with a token of this role, which belongs to no institution.
    pub fn signed_in(&self, role: Role) -> Client {
        let viewer = Viewer { role, subject: Some("editor".into()), institution: None };
        let token = self.signer.issue(&viewer, Duration::from_hours(1), Clock::system().now()).unwrap();
        Client::new(&self.http, &self.url, Some(token))
    }

    /// Sends it a signal, such as `-TERM`.
    pub fn tell(&self, signal: &str) {
        let status = Command::new("kill").args([signal, &self.child.id().to_string()]).status().unwrap();
        assert!(status.success());
    }

    /// Kills it on the spot, as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
    }

    /// Waits until it has ended.
    pub fn ends(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
