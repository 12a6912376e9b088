//! How much one network may hold at once: an IPv4 address, or the /64 of an IPv6 address. A whole hall may sit behind one, so
//! it is much, and yet never everything there is.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use hyper::body::{Frame, SizeHint};
use ipnet::IpNet;
use wellspring_core::Error;
use wellspring_core::identity::network;

use crate::config::{Config, is_among};

/// When to come back, in seconds: connections come and go.
pub const COME_BACK: u64 = 5;
/// Who is refused a stream polls, and asks for a stream again after so many seconds.
const STREAM_LATER: u64 = 60;

/// Everybody who holds something. Cheap to clone.
#[derive(Clone)]
pub struct Networks(Arc<Counts>);

struct Counts {
    proxies: Vec<IpNet>,
    connections: Arc<Count>,
    streams: Arc<Count>,
}

/// How many of one kind each network holds.
struct Count {
    most: usize,
    held: Mutex<HashMap<IpAddr, usize>>,
}

/// One of them, given back when this is gone.
pub struct Held {
    count: Arc<Count>,
    network: IpAddr,
}

/// The other end of the connection that a request came over.
pub fn peer(extensions: &Extensions) -> IpAddr {
    extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip())
}

/// The last address that no trusted proxy has. What stands before something unreadable was written by anybody.
fn forwarded(headers: &HeaderMap, trusts: impl Fn(IpAddr) -> bool) -> Option<IpAddr> {
    let lines = headers.get_all("x-forwarded-for").into_iter().map(|value| value.to_str().unwrap_or_default());
    let hops: Vec<&str> = lines.flat_map(|line| line.split(',')).collect();
    hops.into_iter().rev().map_while(hop).find(|hop| !trusts(*hop))
}

/// An address, with a port behind it as some proxies write it.
fn hop(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()))
}

impl Networks {
    /// As the operator set it.
    pub fn new(config: &Config) -> Self {
        let count = |most| Arc::new(Count { most, held: Mutex::default() });
        Self(Arc::new(Counts {
            proxies: config.trusted_proxies.clone(),
            connections: count(config.network_connections),
            streams: count(config.network_streams),
        }))
    }

    /// Where somebody is: the peer's address; behind a trusted proxy the last address that it did not vouch for.
    pub fn address(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let trusts = |address| is_among(&self.0.proxies, address);
        if trusts(peer) { forwarded(headers, trusts).unwrap_or(peer) } else { peer }
    }

    /// A connection from here. A proxy's are everybody's, and not counted; the requests in them are.
    ///
    /// # Errors
    /// [`Error::Busy`] where this network holds as many as it may.
    pub fn connects(&self, peer: IpAddr) -> Result<Option<Held>, Error> {
        if is_among(&self.0.proxies, peer) {
            return Ok(None);
        }
        Count::hold(&self.0.connections, peer).map(Some).ok_or(Error::Busy(COME_BACK))
    }

    /// A request that came through the proxy `peer`: whoever sent it holds one of the proxy's connections until it is
    /// answered. Nothing is counted where they came by themselves.
    ///
    /// # Errors
    /// [`Error::Busy`] where this network holds as many as it may.
    pub fn asks(&self, peer: IpAddr, headers: &HeaderMap) -> Result<Option<Held>, Error> {
        let address = self.address(peer, headers);
        if address == peer {
            return Ok(None);
        }
        Count::hold(&self.0.connections, address).map(Some).ok_or(Error::Busy(COME_BACK))
    }

    /// A stream to somebody at `address`.
    ///
    /// # Errors
    /// [`Error::Busy`] where this network listens to as many as it may.
    pub fn listens(&self, address: IpAddr) -> Result<Held, Error> {
        Count::hold(&self.0.streams, address).ok_or(Error::Busy(STREAM_LATER))
    }
}

impl Count {
    fn hold(count: &Arc<Self>, address: IpAddr) -> Option<Held> {
        let network = network(address);
        let mut held = count.held.lock().unwrap_or_else(PoisonError::into_inner);
        let many = held.entry(network).or_default();
        if *many >= count.most {
            return None;
        }
        *many += 1;
        Some(Held { count: Arc::clone(count), network })
    }
}

impl Held {
    /// Held until the end of this body was sent, or nobody wants it any more.
    pub fn until_sent(self, body: Body) -> Body {
        if body.is_end_stream() { body } else { Body::new(Sending { body, _held: self }) }
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut held = self.count.held.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(many) = held.get_mut(&self.network) {
            *many -= 1;
            if *many == 0 {
                held.remove(&self.network);
            }
        }
    }
}

struct Sending {
    body: Body,
    _held: Held,
}

impl HttpBody for Sending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        HttpBody::size_hint(&self.body)
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn networks() -> Networks {
        let proxies = vec!["10.0.0.1/32".parse().unwrap()];
        Networks::new(&Config {
            network_connections: 2,
            network_streams: 1,
            trusted_proxies: proxies,
            ..Config::default()
        })
    }

    fn at(address: &str) -> IpAddr {
        address.parse().unwrap()
    }

    #[test]
    fn a_network_holds_so_many_and_others_as_many() {
        let networks = networks();
        let held: Vec<_> = ["2001:db8::1", "2001:db8::2"].map(|address| networks.connects(at(address)).ok()).into();
        assert!(held.iter().all(Option::is_some));
        assert!(networks.connects(at("2001:db8::3")).is_err(), "the same /64");
        let _other = networks.connects(at("2001:db8:0:1::1")).unwrap();
        // As it comes over IPv6, an IPv4 address is itself.
        let _mapped = (networks.connects(at("::ffff:192.0.2.1")).unwrap(), networks.connects(at("192.0.2.1")).unwrap());
        assert!(networks.connects(at("192.0.2.1")).is_err());
        let _next = networks.connects(at("192.0.2.2")).unwrap();
        drop(held);
        let _again = networks.connects(at("2001:db8::3")).unwrap();
    }

    #[test]
    fn behind_a_proxy_those_count_who_ask() {
        let networks = networks();
        let proxy = at("10.0.0.1");
        let _connections: Vec<_> = (0..9).map(|_| networks.connects(proxy).unwrap()).collect();
        let from =
            |address| HeaderMap::from_iter([("x-forwarded-for".parse().unwrap(), HeaderValue::from_static(address))]);
        let asks = |address| networks.asks(proxy, &from(address));
        let _asking = [asks("192.0.2.1").unwrap(), asks("192.0.2.1").unwrap()];
        assert!(asks("192.0.2.1").is_err());
        assert!(asks("192.0.2.2").unwrap().is_some());
        let alone = networks.asks(at("192.0.2.1"), &from("192.0.2.9"));
        assert!(alone.unwrap().is_none(), "their connection counts, and what they say of themselves does not");
    }

    #[tokio::test]
    async fn what_is_held_until_sent_is_held_no_longer() {
        let networks = networks();
        let held = networks.listens(at("192.0.2.1")).unwrap();
        let body = held.until_sent(Body::from("words"));
        assert!(networks.listens(at("192.0.2.1")).is_err());
        assert_eq!(axum::body::to_bytes(body, 10).await.unwrap(), "words");
        assert!(networks.listens(at("192.0.2.1")).is_ok());
    }

    #[test]
    fn only_what_trusted_proxies_wrote_is_believed() {
        let last = |lines: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append("x-forwarded-for", HeaderValue::from_static(line));
            }
            forwarded(&headers, |hop| hop == IpAddr::from([10, 0, 0, 1])).map(|address| address.to_string())
        };
        assert_eq!(last(&["6.6.6.6, 203.0.113.9"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6", "203.0.113.9, 10.0.0.1"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6, 203.0.113.9:4711"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(last(&["6.6.6.6, [2001:db8::1]:4711"]).as_deref(), Some("2001:db8::1"));
        for unreadable in ["6.6.6.6, unknown", "6.6.6.6,", "10.0.0.1", ""] {
            assert_eq!(last(&[unreadable]), None, "{unreadable}");
        }
    }
}
