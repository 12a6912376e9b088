//! The outgoing web: reads calendars that people name, and posts what calls for help; nothing that lies inside the house.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::text::calendar_link;
use ipnet::{Ipv4Net, Ipv6Net};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::CONTENT_TYPE;
use url::{Host, Url};

use super::mail::Boxed;

/// What was found at an address: at most [`MOST`] bytes.
pub type Fetched = Result<Vec<u8>, String>;

/// Largest answer that is read, in bytes.
pub const MOST: usize = 2 * 1024 * 1024;
/// From the first to the last byte.
const PATIENCE: Duration = Duration::from_secs(5);

/// JSON that is posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Posting {
    /// Where.
    pub url: String,
    /// Headers beside the body's type.
    pub headers: Vec<(&'static str, String)>,
    /// JSON.
    pub body: String,
}

/// Reads addresses, and posts to them.
pub trait Web: Send + Sync {
    /// Whether the far side took it, or a sentence that says why not, without the address.
    fn post<'a>(&'a self, posting: &'a Posting) -> Boxed<'a, Result<(), String>>;

    /// What stands at `url`, or a sentence for the person who named it.
    fn get<'a>(&'a self, url: &'a str) -> Boxed<'a, Fetched>;
}

/// The real web, guarded: https only, public addresses only, no redirects. Hosts that the operator allows may lie
/// inside, and may do without https.
pub struct GuardedWeb {
    client: reqwest::Client,
    allowed: Vec<String>,
}

impl GuardedWeb {
    /// With `allowed` as hosts inside, in lower case.
    ///
    /// # Errors
    /// A sentence when no client can be made.
    pub fn new(allowed: Vec<String>) -> Result<Self, String> {
        // One provider for everybody; a second call finds it there.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .timeout(PATIENCE)
            .user_agent("Wellspring")
            .dns_resolver(Arc::new(PublicOnly { allowed: allowed.clone() }))
            .build()
            .map_err(|error| format!("the outgoing web cannot be used: {error}."))?;
        Ok(Self { client, allowed })
    }

    fn allows(&self, host: &str) -> bool {
        self.allowed.iter().any(|allowed| allowed == host)
    }

    /// The address, if it may be read at all.
    fn checked(&self, text: &str) -> Result<Url, String> {
        let text = calendar_link(text)?.unwrap_or_default();
        let url = Url::parse(&text).map_err(|_| "This is not a web address.".to_owned())?;
        let inside = url.host_str().is_some_and(|host| self.allows(&host.to_ascii_lowercase()));
        if url.scheme() != "https" && !(url.scheme() == "http" && inside) {
            return Err("Use an address that begins with https://.".to_owned());
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err("Use an address without a name or password in it.".to_owned());
        }
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            _ => None,
        };
        match literal {
            Some(address) if !inside && !is_public(address) => Err(INSIDE.to_owned()),
            _ => Ok(url),
        }
    }

    /// Whether an address may be used at all.
    ///
    /// # Errors
    /// A sentence that says why not.
    pub fn check(&self, text: &str) -> Result<(), String> {
        self.checked(text).map(drop)
    }

    async fn send(&self, posting: &Posting) -> Result<(), String> {
        let request = self.client.post(self.checked(&posting.url)?).header(CONTENT_TYPE, "application/json");
        let request = posting.headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
        succeeded(request.body(posting.body.clone()).send().await).map(drop)
    }

    async fn read(&self, text: &str) -> Fetched {
        let url = self.checked(text)?;
        let mut answer = succeeded(self.client.get(url).send().await)?;
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| said(&error))? {
            if bytes.len() + chunk.len() > MOST {
                return Err("It is larger than 2 MiB.".to_owned());
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

/// An answer that says yes.
fn succeeded(answer: reqwest::Result<reqwest::Response>) -> Result<reqwest::Response, String> {
    let answer = answer.map_err(|error| said(&error))?;
    let status = answer.status();
    if status.is_redirection() {
        return Err("That address leads on to another one. Use the one that it leads to.".to_owned());
    }
    if !status.is_success() {
        return Err(format!("The other side answered {}.", status.as_u16()));
    }
    Ok(answer)
}

const INSIDE: &str = "That address lies inside a private network, which Wellspring does not read.";

/// A sentence without the address, which may be a secret one.
fn said(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return "The other side took longer than 5 seconds.".to_owned();
    }
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if inner.to_string().contains(INSIDE) {
            return INSIDE.to_owned();
        }
        source = inner.source();
    }
    "The other side cannot be reached.".to_owned()
}

impl Web for GuardedWeb {
    fn post<'a>(&'a self, posting: &'a Posting) -> Boxed<'a, Result<(), String>> {
        Box::pin(self.send(posting))
    }

    fn get<'a>(&'a self, url: &'a str) -> Boxed<'a, Fetched> {
        Box::pin(self.read(url))
    }
}

/// Looks names up, and forgets every address that is not public.
struct PublicOnly {
    allowed: Vec<String>,
}

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_ascii_lowercase();
        let inside = self.allowed.contains(&host);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            // One private address among public ones is enough to refuse: names that answer both are traps.
            if !inside && found.iter().any(|address| !is_public(address.ip())) {
                return Err(INSIDE.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

/// Whether `address` is one of the public internet (IANA special-purpose registries, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

const fn v4(a: u8, b: u8, c: u8, bits: u8) -> Ipv4Net {
    Ipv4Net::new_assert(Ipv4Addr::new(a, b, c, 0), bits)
}

const fn v6(a: u16, b: u16, bits: u8) -> Ipv6Net {
    Ipv6Net::new_assert(Ipv6Addr::new(a, b, 0, 0, 0, 0, 0, 0), bits)
}

const SPECIAL_V4: [Ipv4Net; 14] = [
    v4(0, 0, 0, 8),
    v4(10, 0, 0, 8),
    v4(100, 64, 0, 10),
    v4(127, 0, 0, 8),
    v4(169, 254, 0, 16),
    v4(172, 16, 0, 12),
    v4(192, 0, 0, 24),
    v4(192, 0, 2, 24),
    v4(192, 88, 99, 24),
    v4(192, 168, 0, 16),
    v4(198, 18, 0, 15),
    v4(198, 51, 100, 24),
    v4(203, 0, 113, 24),
    v4(224, 0, 0, 3),
];
/// The only part of IPv6 that is given out, and what is special in it: protocols with Teredo, and two for documents.
const GLOBAL_V6: Ipv6Net = v6(0x2000, 0, 3);
const SPECIAL_V6: [Ipv6Net; 3] = [v6(0x2001, 0, 23), v6(0x2001, 0xdb8, 32), v6(0x3fff, 0, 20)];
/// In these the IPv4 address that is meant stands inside.
const NAT64: Ipv6Net = v6(0x64, 0xff9b, 96);
const SIX_TO_FOUR: Ipv6Net = v6(0x2002, 0, 16);

fn is_public_v4(address: Ipv4Addr) -> bool {
    !SPECIAL_V4.iter().any(|network| network.contains(&address))
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    // ::ffff:a.b.c.d and ::a.b.c.d; ::1 is among them.
    let inside = address.to_ipv4().or_else(|| {
        let bits = address.to_bits();
        let meant = |low: u32| Ipv4Addr::from_bits((bits >> low) as u32);
        NAT64.contains(&address).then(|| meant(0)).or_else(|| SIX_TO_FOUR.contains(&address).then(|| meant(80)))
    });
    match inside {
        Some(inside) => is_public_v4(inside),
        None => GLOBAL_V6.contains(&address) && !SPECIAL_V6.iter().any(|network| network.contains(&address)),
    }
}

/// A web on paper, for stories: what stands at which address, what was posted, and what becomes of that.
#[derive(Default)]
pub struct PaperWeb {
    pages: Mutex<HashMap<String, Fetched>>,
    posted: Mutex<Vec<Posting>>,
    next: Mutex<Vec<Result<(), String>>>,
}

impl PaperWeb {
    /// An empty one: nothing answers, and whatever is posted is taken.
    pub fn new() -> Arc<Self> {
        Arc::default()
    }

    /// From now on this stands there.
    pub fn holds(&self, url: &str, fetched: Fetched) {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner).insert(url.to_owned(), fetched);
    }

    /// The next postings end like this, in order; all others are taken.
    pub fn will(&self, ends: impl IntoIterator<Item = Result<(), String>>) {
        self.next.lock().unwrap_or_else(PoisonError::into_inner).extend(ends);
    }

    /// Takes out what was posted, also what was not taken, in order.
    pub fn take(&self) -> Vec<Posting> {
        std::mem::take(&mut *self.posted.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Web for PaperWeb {
    fn post<'a>(&'a self, posting: &'a Posting) -> Boxed<'a, Result<(), String>> {
        self.posted.lock().unwrap_or_else(PoisonError::into_inner).push(posting.clone());
        let mut next = self.next.lock().unwrap_or_else(PoisonError::into_inner);
        let end = if next.is_empty() { Ok(()) } else { next.remove(0) };
        Box::pin(std::future::ready(end))
    }

    fn get<'a>(&'a self, url: &'a str) -> Boxed<'a, Fetched> {
        let found = self.pages.lock().unwrap_or_else(PoisonError::into_inner).get(url).cloned();
        Box::pin(std::future::ready(found.unwrap_or_else(|| Err("The other side cannot be reached.".to_owned()))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_inside_is_read() {
        let inside = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:10.0.0.1",
            "::7f00:1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "fc00::1",
            "fd12:3456::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
            "3fff::1",
        ];
        for address in inside {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
        for address in [
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "192.169.0.1",
            "2606:4700::1111",
            "64:ff9b::101:101",
            "2a00:1450::1",
        ] {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[test]
    fn an_address_is_looked_at_before_anything_is_sent() {
        let web = GuardedWeb::new(vec!["inside.example".to_owned()]).unwrap();
        for url in [
            "http://calendar.example/a.ics",
            "file:///etc/passwd",
            "https://127.0.0.1/",
            "https://[::1]/",
            "https://0x7f.1/",
            "https://2130706433/",
            "https://me:secret@calendar.example/",
            "calendar",
        ] {
            assert!(web.checked(url).is_err(), "{url}");
        }
        for url in ["https://calendar.example/a.ics", "webcal://calendar.example/a.ics", "http://inside.example/a.ics"]
        {
            assert!(web.checked(url).is_ok(), "{url}");
        }
    }
}
