//! The way to PostgreSQL: off this machine it is never in the open, unless an operator names the host.

use std::str::FromStr;

use sqlx::postgres::{PgConnectOptions, PgSslMode};

use super::{Clear, OpenError, is_here};

/// How a database is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// On this machine: a file, a socket, a loopback address.
    Here,
    /// In the open, to a host that an operator named.
    Open,
    /// By TLS, whoever's certificate it is.
    Unchecked,
    /// By TLS, with a certificate that was checked.
    Checked,
}

impl std::fmt::Display for Way {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Here => "on this machine",
            Self::Open => "in the open, to a host that is named for it",
            Self::Unchecked => "by TLS; its certificate is not checked",
            Self::Checked => "by TLS, its certificate checked",
        })
    }
}

/// How to connect to the database at `url`. Where it says nothing of TLS, the certificate and its name are checked; where it
/// names the authority, that is checked even if it says no more than `require` (as libpq does).
///
/// # Errors
/// [`OpenError::Url`]; [`OpenError::InTheOpen`].
pub(in crate::storage) fn options(url: &str, clear: &Clear) -> Result<(PgConnectOptions, Way), OpenError> {
    let options = PgConnectOptions::from_str(url).map_err(|error| OpenError::Url(error.to_string()))?;
    let asks = asks_for(url, &["sslmode", "ssl-mode"], "PGSSLMODE");
    let rooted = asks_for(url, &["sslrootcert", "ssl-root-cert", "ssl-ca"], "PGSSLROOTCERT");
    let mode = match options.get_ssl_mode() {
        PgSslMode::Require if rooted => PgSslMode::VerifyCa,
        mode => mode,
    };
    let host = options.get_host().to_owned();
    let is_local = options.get_socket().is_some() || host.starts_with('/');
    let named = is_local || clear.may_reach(&host);
    let mode = match mode {
        PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer if !named && asks => {
            return Err(OpenError::InTheOpen(host));
        }
        PgSslMode::Prefer if !named => PgSslMode::VerifyFull,
        mode => mode,
    };
    let way = match mode {
        _ if is_local || is_here(&host) => Way::Here,
        PgSslMode::Disable | PgSslMode::Allow | PgSslMode::Prefer => Way::Open,
        PgSslMode::Require => Way::Unchecked,
        PgSslMode::VerifyCa | PgSslMode::VerifyFull => Way::Checked,
    };
    Ok((options.ssl_mode(mode), way))
}

/// Whether the address, or else the environment, says something of this.
fn asks_for(url: &str, names: &[&str], variable: &str) -> bool {
    let said = url::Url::parse(url).is_ok_and(|url| url.query_pairs().any(|(name, _)| names.contains(&&*name)));
    said || std::env::var_os(variable).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(url: &str) -> Result<(&'static str, Way), String> {
        let clear = Clear::new(["relay".to_owned()]);
        let (options, way) = options(url, &clear).map_err(|why| why.to_string())?;
        let mode = match options.get_ssl_mode() {
            PgSslMode::Disable => "disable",
            PgSslMode::Allow => "allow",
            PgSslMode::Prefer => "prefer",
            PgSslMode::Require => "require",
            PgSslMode::VerifyCa => "verify-ca",
            PgSslMode::VerifyFull => "verify-full",
        };
        Ok((mode, way))
    }

    #[test]
    fn off_this_machine_nothing_travels_in_the_open_unless_its_host_is_named() {
        for (url, mode, by) in [
            ("postgres://w@localhost/w", "prefer", Way::Here),
            ("postgres://w@127.0.0.1:5433/w?sslmode=disable", "disable", Way::Here),
            ("postgres://w@[::1]/w", "prefer", Way::Here),
            ("postgres://w@localhost/w?host=/run/postgresql", "prefer", Way::Here),
            ("postgres://w@%2Frun%2Fpostgresql/w", "prefer", Way::Here),
            ("postgres://w@relay/w", "prefer", Way::Open),
            ("postgres://w@relay/w?sslmode=verify-full", "verify-full", Way::Checked),
            ("postgres://w@db.clinic.example/w", "verify-full", Way::Checked),
            ("postgresql://w@10.0.0.7/w", "verify-full", Way::Checked),
            ("postgres://w@10.0.0.7/w?sslmode=require", "require", Way::Unchecked),
            ("postgres://w@10.0.0.7/w?sslmode=verify-ca", "verify-ca", Way::Checked),
            ("postgres://w@10.0.0.7/w?sslmode=require&sslrootcert=/etc/ca.pem", "verify-ca", Way::Checked),
        ] {
            assert_eq!(way(url), Ok((mode, by)), "{url}");
        }
        for wish in ["disable", "allow", "prefer"] {
            let why = way(&format!("postgres://w:secret@db.clinic.example/w?sslmode={wish}")).unwrap_err();
            assert!(why.contains("db.clinic.example") && why.contains("--plaintext-allow"), "{why}");
            assert!(!why.contains("secret"), "{why}");
        }
        assert!(way("postgres://w@db/w?sslmode=sometimes").is_err());
    }
}
