//! The server: limits on headers and connections, and a stop that waits for nobody for long. The loop is ours, since
//! `axum::serve` has none of these limits and never lets go of a socket, which a hall's [rows](super::rows) write themselves.

mod connection;

use std::io::ErrorKind;
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpStream;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use wellspring_core::Wellspring;

use super::client::{Client, Place};
use super::networks::Networks;

/// How many may knock in the same moment: a phone that is not let in tries again after 1 s, then 3, then 7.
const KNOCKING: i32 = 4_096;
/// How long answers under way may take once we were told to stop; streams end at once.
const STOP_TIME: Duration = Duration::from_secs(3);
/// How long what we sent may stay unconfirmed before a phone counts as gone.
#[cfg(target_os = "linux")]
const GONE_AFTER: Duration = Duration::from_secs(60);
/// How long to wait when the system has no socket left.
const BREATH: Duration = Duration::from_millis(100);

/// Answers with `router`, at most `connections` at once (the rest wait in the kernel's queue) and of each of the `networks`
/// no more than it may hold, until `stop`; then what is under way has 3 s.
///
/// # Errors
/// When the listener is none of the system's.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    connections: usize,
    networks: Networks,
    stop: CancellationToken,
) -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let (free, open) = (Arc::new(Semaphore::new(connections)), TaskTracker::new());
    let accepting = async {
        while let Ok(place) = Arc::clone(&free).acquire_owned().await {
            match listener.accept().await {
                Ok((stream, address)) => {
                    let Ok(held) = networks.connects(address.ip()) else {
                        turn_away(&stream);
                        continue;
                    };
                    tune(&stream);
                    let client = Client { stream, place: Place { _free: place, _held: held, _stream: None } };
                    open.spawn(connection::serve(client, address, router.clone(), stop.clone()));
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    sleep(BREATH).await;
                }
            }
        }
    };
    tokio::select! {
        () = stop.cancelled() => {}
        () = accepting => {}
    }
    drop(listener);
    open.close();
    if timeout(STOP_TIME, open.wait()).await.is_err() {
        tracing::info!(open = open.len(), "connections were cut");
    }
    Ok(())
}

/// Says so, where that goes out at once: nobody waits for whoever holds too much.
fn turn_away(stream: &TcpStream) {
    const FULL: &str =
        "HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let _ = stream.try_write(FULL.as_bytes());
}

/// A connection that does not take these wishes works as well, only later.
fn tune(stream: &TcpStream) {
    // An event must not wait for the acknowledgement of the one before.
    let _ = stream.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _ = socket2::SockRef::from(stream).set_tcp_user_timeout(Some(GONE_AFTER));
}

/// A socket at this address, or a sentence that says why it cannot be listened on.
pub fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    bound(address).map_err(|error| cannot_listen(address, &error))
}

fn bound(address: SocketAddr) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    // A restart need not wait for connections that are still closing. Elsewhere the option means something else.
    #[cfg(unix)]
    socket.set_reuse_address(true)?;
    socket.bind(&address.into())?;
    socket.listen(KNOCKING)?;
    socket.set_nonblocking(true)?;
    Ok(socket.into())
}

fn cannot_listen(address: SocketAddr, error: &std::io::Error) -> String {
    let another = "another address with --listen (WELLSPRING_LISTEN)";
    match error.kind() {
        ErrorKind::AddrInUse => format!("{address} is in use by another program. Stop it, or choose {another}."),
        ErrorKind::PermissionDenied => {
            let port = "Choose a port above 1023 with --listen, behind a proxy.";
            format!("{address} may not be listened on by this user. {port}")
        }
        _ => format!("{address} cannot be listened on: {error}. Choose {another}."),
    }
}

/// Waits for Ctrl-C or SIGTERM, then stops: streams first, then everything else.
pub async fn stop(app: Wellspring) {
    signal().await;
    tracing::info!("stopping");
    app.shutdown.cancel();
}

/// A file that may not grow any more (`ulimit -f`, `LimitFSIZE=` of systemd) is a write that fails, as on a full disk; the
/// system would end us instead.
pub fn outlive_file_limits() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let _ = signal(SignalKind::from_raw(rustix::process::Signal::XFSZ.as_raw()));
    }
}

#[cfg(unix)]
async fn signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut term) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = term.recv() => {}
    }
}

#[cfg(not(unix))]
async fn signal() {
    let _ = tokio::signal::ctrl_c().await;
}
