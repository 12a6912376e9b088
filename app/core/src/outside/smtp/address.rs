//! Where a mail server is, as an operator writes it.

use std::str::FromStr;

use lettre::transport::smtp::{SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;

/// How the connection is made secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte (`smtps://`).
    Wrapped,
    /// By STARTTLS, which the server has to offer (`smtp://`).
    Required,
    /// Not at all (`smtp://…?tls=none`): for a relay on the same machine.
    None,
}

/// Where the mail server is: `smtps://user:password@host`, `smtp://host:587`, `smtp://localhost:25?tls=none`.
#[derive(Clone)]
pub struct SmtpAddress {
    pub(super) host: String,
    pub(super) port: u16,
    pub(super) tls: Tls,
    pub(super) credentials: Option<(String, String)>,
}

impl FromStr for SmtpAddress {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        const FORM: &str = "Use smtp://user:password@host:587 (STARTTLS), smtps://user:password@host (TLS), or smtp://localhost:25?tls=none.";
        let url = url::Url::parse(text.trim())
            .map_err(|error| format!("The mail server's address is not understood: {error}. {FORM}"))?;
        let wants = url.query_pairs().find(|(name, _)| name == "tls").map(|(_, value)| value.into_owned());
        let tls = match (url.scheme(), wants.as_deref()) {
            ("smtps", None) => Tls::Wrapped,
            ("smtp", None | Some("required")) => Tls::Required,
            ("smtp", Some("none")) => Tls::None,
            _ => return Err(format!("The mail server's address is not understood. {FORM}")),
        };
        let host = url
            .host_str()
            .filter(|host| !host.is_empty())
            .ok_or_else(|| format!("The mail server's address names no host. {FORM}"))?;
        let port = url.port().unwrap_or(if tls == Tls::Wrapped { SUBMISSIONS_PORT } else { SUBMISSION_PORT });
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        let credentials = (!url.username().is_empty())
            .then(|| (decoded(url.username()), decoded(url.password().unwrap_or_default())));
        if tls == Tls::None && credentials.is_some() {
            return Err("A password would travel in the open: use STARTTLS or TLS, or no user.".to_owned());
        }
        Ok(Self { host: host.to_owned(), port, tls, credentials })
    }
}

impl SmtpAddress {
    /// The host to which letters would travel in the open, where that is asked for.
    pub fn in_the_open(&self) -> Option<&str> {
        (self.tls == Tls::None).then_some(self.host.as_str())
    }
}

impl std::fmt::Debug for SmtpAddress {
    /// Without user and password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} ({:?})", self.host, self.port, self.tls)
    }
}

#[cfg(test)]
mod tests {
    use super::SmtpAddress;

    #[test]
    fn users_and_passwords_are_read_as_they_are_meant() {
        let read = |url: &str| url.parse::<SmtpAddress>().expect("an address").credentials.expect("a user");
        let meant = |user: &str, password: &str| (user.to_owned(), password.to_owned());
        assert_eq!(read("smtp://care%40clinic:pass%20word%2B@mail.example"), meant("care@clinic", "pass word+"));
        assert_eq!(read("smtps://care:a+b&c=d@mail.example"), meant("care", "a+b&c=d"));
    }
}
