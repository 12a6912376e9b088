//! One address before two database servers, as a load balancer gives it: each connection is handed on to whoever has the
//! address now, and whoever had it before keeps none.

use anyhow::Result;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::spawn;

/// The address.
pub struct Forwarder {
    port: u16,
    state: Arc<Mutex<State>>,
}

struct State {
    /// PostgreSQL's socket.
    target: PathBuf,
    open: Vec<(TcpStream, UnixStream)>,
}

impl Forwarder {
    /// Hands everything on to this socket.
    pub fn to(socket: &Path) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(Mutex::new(State { target: socket.to_owned(), open: Vec::new() }));
        let given = Arc::clone(&state);
        spawn(move || {
            for client in listener.incoming().flatten() {
                // Nobody there: the connection ends.
                drop(hand_on(client, &given));
            }
        });
        Ok(Self { port, state })
    }

    /// The database's address.
    pub fn url(&self) -> String {
        format!("postgres://test@127.0.0.1:{}/postgres", self.port)
    }

    /// From now on another has the address.
    pub fn switch(&self, socket: &Path) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.target = socket.to_owned();
        for (client, server) in state.open.drain(..) {
            drop(client.shutdown(Shutdown::Both));
            drop(server.shutdown(Shutdown::Both));
        }
    }
}

fn hand_on(client: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    client.set_nodelay(true)?;
    let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
    let server = UnixStream::connect(&state.target)?;
    state.open.push((client.try_clone()?, server.try_clone()?));
    let (up, down) = ((client.try_clone()?, server.try_clone()?), (server, client));
    spawn(move || {
        copy(&up.0, &up.1);
        drop(up.1.shutdown(Shutdown::Write));
    });
    spawn(move || {
        copy(&down.0, &down.1);
        drop(down.1.shutdown(Shutdown::Both));
    });
    Ok(())
}

/// Until either side ends.
fn copy(mut from: impl Read, mut to: impl Write) {
    let mut buffer = [0; 16 * 1024];
    while let Ok(read @ 1..) = from.read(&mut buffer) {
        if to.write_all(&buffer[..read]).is_err() {
            return;
        }
    }
}
