//! The server: limits on headers and connections, and a stop that waits for nobody for long.

use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::accept::Accept;
use hyper_util::rt::TokioTimer;
use socket2::{Domain, Protocol, Socket, Type};
use tokio::net::TcpStream;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use wellspring_core::Wellspring;

use super::Site;
use crate::config::Config;

/// How long a request's head may take: longer is a broken or a hostile client.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// A request's head, and the buffer for it.
const HEAD_BYTES: usize = 32 * 1024;
/// How many may knock in the same moment: a phone that is not let in tries again after 1 s, then 3, then 7.
const KNOCKING: i32 = 4_096;
/// How long answers under way may take once we were told to stop; streams end at once.
const STOP_TIME: Duration = Duration::from_secs(3);

/// Serves until a signal says stop, then ends streams, lets requests finish for 3 s, and closes the database.
///
/// # Errors
/// A sentence when the address cannot be listened on.
pub async fn serve(
    app: Wellspring,
    config: Config,
    accounts: Vec<(String, String, String)>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), String> {
    let listener = listen(config.listen).map_err(|error| cannot_listen(config.listen, &error))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let connections = config.max_connections;
    let site = Site::new(app.clone(), config, accounts);
    let handle = Handle::new();
    tokio::spawn(stop(app.clone(), handle.clone()));
    ready(address);
    let served = answer(listener, site.router(), connections, handle).await;
    app.close().await;
    served.map_err(|error| error.to_string())
}

/// Answers with `router`, at most `connections` at once, until `handle` says stop.
///
/// # Errors
/// When the listener breaks.
pub async fn answer(
    listener: TcpListener,
    router: Router,
    connections: usize,
    handle: Handle<SocketAddr>,
) -> std::io::Result<()> {
    let free = Arc::new(Semaphore::new(connections));
    // Nobody speaks HTTP/2 without TLS; guessing would cost each connection a second read and a buffer twice as large.
    let mut server = axum_server::from_tcp(listener)?.http1_only().map(|inner| Counted { inner, free }).handle(handle);
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_BYTES);
    server.serve(router.into_make_service_with_connect_info::<SocketAddr>()).await
}

fn listen(address: SocketAddr) -> std::io::Result<TcpListener> {
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
    match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!(
                "{address} is in use by another program. Stop it, or choose another address with --listen (WELLSPRING_LISTEN)."
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!(
                "{address} may not be listened on by this user. Choose a port above 1023 with --listen, behind a proxy."
            )
        }
        _ => format!(
            "{address} cannot be listened on: {error}. Choose another address with --listen (WELLSPRING_LISTEN)."
        ),
    }
}

/// Waits for Ctrl-C or SIGTERM, then stops: streams first, then everything else.
async fn stop(app: Wellspring, handle: Handle<SocketAddr>) {
    signal().await;
    tracing::info!("stopping");
    app.shutdown.cancel();
    handle.graceful_shutdown(Some(STOP_TIME));
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

/// Accepts no more connections than there are places; the rest wait in the kernel's queue.
#[derive(Clone)]
struct Counted<A> {
    inner: A,
    free: Arc<Semaphore>,
}

/// A connection that gives its place back when it closes.
pub struct Place<S> {
    stream: S,
    _permit: OwnedSemaphorePermit,
}

impl<A, S> Accept<TcpStream, S> for Counted<A>
where
    A: Accept<TcpStream, S> + Clone + Send + 'static,
    A::Stream: Send,
    A::Service: Send,
    A::Future: Send,
    S: Send + 'static,
{
    type Stream = Place<A::Stream>;
    type Service = A::Service;
    type Future = futures::future::BoxFuture<'static, std::io::Result<(Self::Stream, Self::Service)>>;

    fn accept(&self, stream: TcpStream, service: S) -> Self::Future {
        let this = self.clone();
        Box::pin(async move {
            // An event must not wait for the acknowledgement of the one before.
            stream.set_nodelay(true)?;
            let permit = this.free.acquire_owned().await.map_err(std::io::Error::other)?;
            let (stream, service) = this.inner.accept(stream, service).await?;
            Ok((Place { stream, _permit: permit }, service))
        })
    }
}

mod place {
    //! A [`Place`](super::Place) reads and writes as its stream does.

    use std::io;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

    use super::Place;

    impl<S: AsyncRead + Unpin> AsyncRead for Place<S> {
        fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.stream).poll_read(cx, buf)
        }
    }

    impl<S: AsyncWrite + Unpin> AsyncWrite for Place<S> {
        fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
            Pin::new(&mut self.stream).poll_write(cx, buf)
        }
        fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.stream).poll_flush(cx)
        }
        fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
            Pin::new(&mut self.stream).poll_shutdown(cx)
        }
        fn poll_write_vectored(
            mut self: Pin<&mut Self>,
            cx: &mut Context<'_>,
            bufs: &[io::IoSlice<'_>],
        ) -> Poll<io::Result<usize>> {
            Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
        }
        fn is_write_vectored(&self) -> bool {
            self.stream.is_write_vectored()
        }
    }
}
