//! One connection. hyper answers it, until a response is a stream that a whole hall listens to: then the socket goes to
//! the [rows](crate::http::around::rows), which write it themselves. hyper would keep 16 KiB of buffers and a task for each listener.

use std::future::{Future, pending, poll_fn};
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::response::Response;
use bytes::{BufMut, Bytes, BytesMut};
use hyper::body::Incoming;
use hyper::header::{CONNECTION, CONTENT_LENGTH, HeaderMap, TRANSFER_ENCODING};
use hyper::server::conn::http1::Builder;
use hyper::service::service_fn;
use hyper::{Method, Request, Version};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio_util::sync::CancellationToken;
use tower::Service;

use crate::http::around::client::Client;
use crate::http::around::rows::{Seat, Taken};

/// How long a request's head may take: longer is a broken or a hostile client.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// A request's head, and the buffer for it.
const HEAD_BYTES: usize = 32 * 1024;

/// A listener on the way out of hyper's hands: the response's head, and what follows it.
type Leaving = Arc<Mutex<Option<(Bytes, Taken)>>>;

fn take(leaving: &Leaving) -> Option<(Bytes, Taken)> {
    leaving.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Answers a client's requests until it goes, `stop` comes, or it takes a seat in a hall.
pub async fn serve(client: Client, address: SocketAddr, router: Router, stop: CancellationToken) {
    let Client { stream, place } = client;
    let leaving = Leaving::default();
    let service = service_fn(|request| respond(router.clone(), request, address, Arc::clone(&leaving)));
    // Nobody speaks HTTP/2 without TLS; guessing would cost each connection a second read and a buffer twice as large.
    let mut connection = Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), service);
    let mut stopped = pin!(stop.cancelled());
    let mut stopping = false;
    let seated = poll_fn(|context| {
        if !stopping && stopped.as_mut().poll(context).is_ready() {
            stopping = true;
            Pin::new(&mut connection).graceful_shutdown();
        }
        let over = Pin::new(&mut connection).poll(context).is_ready();
        match take(&leaving) {
            Some(seated) => Poll::Ready(Some(seated)),
            None if over => Poll::Ready(None),
            None => Poll::Pending,
        }
    })
    .await;
    if let Some((head, taken)) = seated {
        let stream = connection.into_parts().io.into_inner();
        // A task of its own, which is as small as it can be: there are thousands.
        tokio::spawn(taken.sit(Client { stream, place }, head));
    }
}

async fn respond(
    mut router: Router,
    request: Request<Incoming>,
    address: SocketAddr,
    leaving: Leaving,
) -> Result<Response, std::convert::Infallible> {
    let streams = request.method() == Method::GET && request.version() == Version::HTTP_11;
    let mut request = request.map(Body::new);
    request.extensions_mut().insert(ConnectInfo(address));
    let mut response = router.call(request).await?;
    let seat = response.extensions_mut().remove::<Seat>().filter(|_| streams);
    if let Some(taken) = seat.and_then(|seat| seat.take()) {
        *leaving.lock().unwrap_or_else(PoisonError::into_inner) = Some((head(response.headers_mut()), taken));
        // Whoever polls the connection finds it there, and drops this.
        pending::<()>().await;
    }
    Ok(response)
}

/// The head of a response in chunks (RFC 9112 §7.1), as hyper would have written it.
fn head(headers: &mut HeaderMap) -> Bytes {
    for name in [CONNECTION, CONTENT_LENGTH, TRANSFER_ENCODING] {
        headers.remove(name);
    }
    let mut head = BytesMut::with_capacity(1024);
    head.put_slice(b"HTTP/1.1 200 OK\r\n");
    for (name, value) in headers.iter() {
        for part in [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"] {
            head.put_slice(part);
        }
    }
    head.put_slice(b"transfer-encoding: chunked\r\n\r\n");
    head.freeze()
}
