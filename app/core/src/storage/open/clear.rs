//! Where words may travel in the open: to this machine, and to hosts that an operator names.

use url::Host;

/// Hosts inside the house, to which a database or a mail server may be spoken in the open.
#[derive(Clone, Debug, Default)]
pub struct Clear(Vec<String>);

impl Clear {
    /// These hosts, beside this machine.
    pub fn new(hosts: impl IntoIterator<Item = String>) -> Self {
        Self(hosts.into_iter().map(|host| plain(&host)).collect())
    }

    /// Whether words to `host` may travel in the open.
    pub fn may_reach(&self, host: &str) -> bool {
        is_here(host) || self.0.contains(&plain(host))
    }
}

/// An address of IPv6 stands in brackets in addresses of the web, and without them elsewhere.
fn plain(host: &str) -> String {
    host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase()
}

/// Whether `host` is this machine by its very name.
pub fn is_here(host: &str) -> bool {
    let host = plain(host);
    let read = match host.contains(':') {
        true => Host::parse(&format!("[{host}]")),
        false => Host::parse(&host),
    };
    match read {
        Ok(Host::Ipv4(ip)) => ip.is_loopback(),
        Ok(Host::Ipv6(ip)) => ip.to_ipv4_mapped().map_or(ip.is_loopback(), |ip| ip.is_loopback()),
        Ok(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_and_hosts_with_a_name_in_the_list_are_reached_in_the_open() {
        let clear = Clear::new(["Relay.Clinic.example".to_owned(), "10.0.0.9".to_owned(), "[fd00::9]".to_owned()]);
        for host in [
            "localhost",
            "LOCALHOST.",
            "a.localhost",
            "127.0.0.1",
            "127.8.9.10",
            "::1",
            "[::1]",
            "::ffff:127.0.0.1",
            "relay.clinic.example",
            "relay.clinic.example.",
            "10.0.0.9",
            "fd00::9",
        ] {
            assert!(clear.may_reach(host), "{host}");
        }
        for host in [
            "",
            "db",
            "mail.example",
            "10.0.0.8",
            "localhost.example",
            "localhost.evil",
            "127.0.0.1.example",
            "fd00::8",
            "relay.clinic.example.evil",
            "0.0.0.0",
            "::",
        ] {
            assert!(!clear.may_reach(host), "{host}");
        }
    }
}
