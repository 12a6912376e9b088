//! A connection on its way through the server.

use std::io;

use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;

use super::networks::Held;

/// A client's connection, one of as many as there may be.
pub struct Client {
    /// Its socket.
    pub stream: TcpStream,
    /// Its place among them, free again once this is gone.
    pub place: Place,
}

/// A place among all connections, and among those of its network.
pub struct Place {
    /// Among all.
    pub _free: OwnedSemaphorePermit,
    /// Among its network's, but for a proxy's.
    pub _held: Option<Held>,
    /// Among its network's streams, once it is one.
    pub _stream: Option<Held>,
}

impl Client {
    /// Whether the other side has not hung up. Costs no call into the system while nothing arrived.
    pub fn is_there(&self) -> bool {
        match self.stream.try_read(&mut [0; 64]) {
            Ok(read) => read > 0,
            Err(error) => error.kind() == io::ErrorKind::WouldBlock,
        }
    }
}
