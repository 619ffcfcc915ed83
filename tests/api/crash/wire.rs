//! A wire to PostgreSQL that breaks when a transaction commits.

use std::io;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

use crate::harness::Place;

/// When the wire breaks.
#[derive(Clone, Copy, Debug)]
pub enum Break {
    /// As COMMIT is sent: the database never hears of it.
    BeforeCommit,
    /// When the database has done it: its answer never comes.
    AfterCommit,
}

/// Carries what a server and its database tell each other.
pub struct Wire {
    port: u16,
    breaks: Arc<Mutex<Option<Break>>>,
    task: JoinHandle<()>,
}

impl Wire {
    /// A wire to the server of a database.
    pub async fn to(place: &Place) -> Self {
        let url = reqwest::Url::parse(&place.url()).unwrap();
        let database = format!("{}:{}", url.host_str().unwrap(), url.port().unwrap_or(5432));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let breaks = Arc::new(Mutex::new(None));
        let until = Arc::clone(&breaks);
        let task = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                let server = TcpStream::connect(&database).await.unwrap();
                let breaks = Arc::clone(&until);
                // Both ends learn that it broke by its end.
                tokio::spawn(async move { carry(client, server, &breaks).await });
            }
        });
        Self { port, breaks, task }
    }

    /// Where it begins, on this machine.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// Lets it break once, at the next COMMIT; what connects afterwards is carried.
    pub fn breaks(&self, when: Break) {
        *self.breaks.lock().unwrap() = Some(when);
    }

    /// Whether it broke.
    pub fn is_broken(&self) -> bool {
        self.breaks.lock().unwrap().is_none()
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Carries one connection until one end lets go or the wire breaks.
async fn carry(mut client: TcpStream, mut server: TcpStream, breaks: &Mutex<Option<Break>>) -> io::Result<()> {
    let (mut said, mut answered) = (vec![0; 8192], vec![0; 8192]);
    loop {
        tokio::select! {
            length = client.read(&mut said) => {
                let words = &said[..length?];
                if words.is_empty() {
                    return Ok(());
                }
                let now = breaks.lock().unwrap().take_if(|_| words.windows(6).any(|it| it == b"COMMIT"));
                if matches!(now, Some(Break::BeforeCommit)) {
                    return Ok(());
                }
                server.write_all(words).await?;
                if matches!(now, Some(Break::AfterCommit)) {
                    server.readable().await?;
                    return Ok(());
                }
            }
            length = server.read(&mut answered) => {
                let words = &answered[..length?];
                if words.is_empty() {
                    return Ok(());
                }
                client.write_all(words).await?;
            }
        }
    }
}
