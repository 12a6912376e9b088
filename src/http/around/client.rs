//! A connection on its way through the server.

use std::io;

use tokio::net::TcpStream;
use tokio::sync::OwnedSemaphorePermit;

/// A client's connection, one of as many as there may be.
pub struct Client {
    /// Its socket.
    pub stream: TcpStream,
    /// Its place among them, free again once this is gone.
    pub place: OwnedSemaphorePermit,
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
