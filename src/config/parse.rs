//! Settings as text. Every refusal says what to write instead, to stand behind the setting's name.

use std::net::{IpAddr, SocketAddr};

use domain::hours::Within;
use ipnet::IpNet;
use url::{Host, Url};
use wellspring_core::is_here;

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// A JSON object each, for programs.
    Json,
}

/// How soon there is an answer; nothing is no promise.
pub(super) fn answer_time(text: &str) -> Result<Option<Within>, String> {
    if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
}

pub(super) fn listen(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "use an IP address and a port, such as 127.0.0.1:3000 or [::1]:3000.".to_owned())
}

/// An https address, or a plain http one of this machine; without a slash at the end.
pub(super) fn public_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|_| "use an address such as https://wellspring.example.".to_owned())?;
    let host = url.host().ok_or("use an address with a host, such as https://wellspring.example.")?;
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    match url.scheme() {
        _ if !bare => {
            Err("leave out everything behind the host and its port, such as https://wellspring.example.".to_owned())
        }
        "http" if !is_here(&host.to_string()) => Err(
            "use https://: passwords and questions must not travel in plain text (http:// is for this machine alone)."
                .to_owned(),
        ),
        "https" | "http" => Ok(url.as_str().trim_end_matches('/').to_owned()),
        _ => Err("use an address that begins with https://.".to_owned()),
    }
}

/// An address to send from, with a name or without: `Wellspring <care@hospital.example>`.
pub(super) fn mail_from(text: &str) -> Result<String, String> {
    let address = text.rsplit_once('<').map_or(text, |(_, rest)| rest.trim_end().trim_end_matches('>'));
    let read = address.trim().parse::<domain::text::Email>();
    read.map(|_| text.trim().to_owned())
        .map_err(|_| "use an address such as Wellspring <care@hospital.example>.".to_owned())
}

/// A host's name, or its address.
pub(super) fn host(text: &str) -> Result<String, String> {
    let host = text.trim().to_ascii_lowercase();
    Host::parse(&host)
        .map(|_| host)
        .map_err(|_| "use host names such as calendars.hospital.example, without https:// and port.".to_owned())
}

/// One address, or all that share its first bits: `10.0.0.7`, `10.0.0.0/8`, `::1`, `2001:db8::/32`.
pub(super) fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    let read = text.parse::<IpNet>().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from));
    read.ok_or_else(|| "use the addresses of proxies with commas between them, such as 127.0.0.1,10.0.0.7.".to_owned())
}

pub(super) fn log(text: &str) -> Result<String, String> {
    let read = tracing_subscriber::EnvFilter::builder().parse(text);
    read.map(|_| text.to_owned())
        .map_err(|_| "use a level (error, warn, info, debug, trace), or info,wellspring=debug.".to_owned())
}

pub(super) fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err("use text or json.".to_owned()),
    }
}

/// A zone, as IANA writes it.
pub(super) fn zone(text: &str) -> Result<domain::ZoneName, String> {
    domain::zone::known(text).map_err(|_| "use a time zone by its name, such as Europe/Berlin.".to_owned())
}

/// A country whose numbers are known.
pub(super) fn country(text: &str) -> Result<domain::help::Country, String> {
    text.trim().to_uppercase().parse().map_err(|_| "use CA, ES, GB, IE, MX or US.".to_owned())
}

pub(super) fn count(text: &str) -> Result<u32, String> {
    text.parse().ok().filter(|&n| n > 0).ok_or_else(|| "use a whole number from 1 to 4294967295.".to_owned())
}

pub(super) fn size(text: &str) -> Result<usize, String> {
    const MOST: usize = 1_000_000;
    let fits = |n: &usize| (1..=MOST).contains(n);
    text.parse().ok().filter(fits).ok_or_else(|| format!("use a whole number from 1 to {MOST}."))
}
