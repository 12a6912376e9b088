//! The way to the database: a PostgreSQL that takes nothing but TLS, with certificates made for it.

use std::net::{IpAddr, UdpSocket};
use std::path::Path;
use std::process::{Command, Output};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use wellspring_core::{Clear, OpenError, Way, inspect};

use crate::world::{Secret, secret_cluster};

/// Runs the program itself.
fn calls(folder: &Path, url: &str, words: &str) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_wellspring"));
    program.args(words.split(' ')).current_dir(folder).env("DATABASE_URL", url);
    program.args(["--key-file", "wellspring.key"]).output().expect("the program runs")
}

fn told(done: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr))
}

/// An address of this machine that is not the loopback; none where there is no network.
fn own_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    socket.connect("192.0.2.1:9").ok()?;
    Some(socket.local_addr().ok()?.ip()).filter(|ip| !ip.is_loopback() && !ip.is_unspecified())
}

/// A cluster whose certificate names this machine, and the certificate of somebody else.
fn cluster() -> (Secret, Option<IpAddr>) {
    let own = own_address();
    let names = ["localhost".to_owned()].into_iter().chain(own.map(|ip| ip.to_string()));
    let CertifiedKey { cert, signing_key } =
        generate_simple_self_signed(names.collect::<Vec<_>>()).expect("a certificate");
    let other = generate_simple_self_signed(["localhost".to_owned()]).expect("another");
    (secret_cluster(&cert.pem(), &signing_key.serialize_pem(), &other.cert.pem()), own)
}

async fn way(url: &str) -> Result<Way, OpenError> {
    inspect(url, &Clear::default()).await.map(|found| found.way)
}

#[tokio::test]
async fn a_database_is_spoken_to_by_tls_and_its_certificate_is_checked() {
    let (secret, own) = cluster();
    let at = |host: &str, more: &str| format!("postgres://test@{host}:{}/postgres?{more}", secret.port);
    let (ours, theirs) = (format!("sslrootcert={}", secret.certificate), format!("sslrootcert={}", secret.other));
    // On this machine one may ask for it, and gets what one asks for.
    assert!(way(&at("localhost", "sslmode=disable")).await.is_err(), "the cluster takes nothing in the open");
    for good in ["sslmode=require", &format!("sslmode=verify-full&{ours}"), &format!("sslmode=require&{ours}")] {
        assert_eq!(way(&at("localhost", good)).await.expect(good), Way::Here);
    }
    for wrong in [
        format!("sslmode=verify-full&{theirs}"),
        format!("sslmode=verify-ca&{theirs}"),
        format!("sslmode=require&{theirs}"),
        "sslmode=verify-full".into(),
    ] {
        let why = way(&at("localhost", &wrong)).await.expect_err(&wrong);
        assert!(matches!(why, OpenError::Unreachable(_)) && why.to_string().contains("ertificate"), "{wrong}: {why}");
    }
    let misnamed = format!("sslmode=verify-full&{ours}");
    assert!(way(&at("127.0.0.1", &misnamed)).await.is_err(), "the certificate does not name this address");
    assert!(way(&at("127.0.0.1", &misnamed.replace("full", "ca"))).await.is_ok());
    let Some(own) = own.map(|ip| ip.to_string()) else { return };
    // Off this machine, it is the rule: who says nothing has the certificate checked.
    assert_eq!(way(&at(&own, &ours)).await.expect("checked"), Way::Checked);
    assert_eq!(way(&at(&own, "sslmode=require")).await.expect("not checked"), Way::Unchecked);
    assert!(matches!(way(&at(&own, "")).await, Err(OpenError::Unreachable(_))), "nobody vouches for it");
    for open in ["disable", "allow", "prefer"] {
        assert!(
            matches!(way(&at(&own, &format!("sslmode={open}"))).await, Err(OpenError::InTheOpen(host)) if host == own)
        );
    }
}

#[test]
fn the_program_works_over_tls_and_says_so() {
    let (secret, own) = cluster();
    let host = own.map_or_else(|| "localhost".to_owned(), |ip| ip.to_string());
    let url = format!(
        "postgres://test@{host}:{}/postgres?sslmode=verify-full&sslrootcert={}",
        secret.port, secret.certificate
    );
    let folder = tempfile::tempdir().expect("a folder");
    let added = calls(folder.path(), &url, "user add olga@clinic.example --name Olga --role admin");
    assert!(added.status.success() && told(&added).contains("/setup/"), "{}", told(&added));
    let check = told(&calls(folder.path(), &url, "check"));
    assert!(check.contains("PostgreSQL") && (own.is_none() || check.contains("its certificate checked")), "{check}");
    if own.is_some() {
        let loose = url.split("?").next().expect("an address").to_owned() + "?sslmode=require";
        assert!(told(&calls(folder.path(), &loose, "check")).contains("certificate is not checked"));
        let open = url.split("?").next().expect("an address").to_owned() + "?sslmode=disable";
        let refused = calls(folder.path(), &open, "user list");
        assert!(!refused.status.success() && told(&refused).contains("--plaintext-allow"), "{}", told(&refused));
        // A host that is named is spoken to as asked; this one does not want it.
        let named = calls(folder.path(), &open, &format!("user list --plaintext-allow {host}"));
        assert!(told(&named).contains("cannot be reached"), "{}", told(&named));
    }
}

#[test]
fn letters_leave_in_the_open_for_named_hosts_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("w.db").display());
    let list = |smtp: &str, more: &str| {
        let done = calls(folder.path(), &url, &format!("user list --smtp-url {smtp}{more}"));
        (done.status.success(), told(&done))
    };
    let (done, said) = list("smtp://relay.clinic.example:25?tls=none", "");
    assert!(!done && said.contains("relay.clinic.example") && said.contains("--plaintext-allow"), "{said}");
    for (smtp, more) in [
        ("smtp://relay.clinic.example:25?tls=none", " --plaintext-allow relay.clinic.example"),
        ("smtp://localhost:25?tls=none", ""),
        ("smtp://127.0.0.1:25?tls=none", ""),
        ("smtp://[::1]:25?tls=none", ""),
        ("smtp://mail.example", ""),
        ("smtps://mail.example", ""),
    ] {
        let (done, said) = list(smtp, more);
        assert!(done, "{smtp}: {said}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_secret_on_disk_is_its_owners_alone_and_an_older_versions_is_put_right() {
    use std::fs::{Permissions, metadata, set_permissions};
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("w.db").display());
    let mode = |name: &str| metadata(folder.path().join(name)).expect(name).permissions().mode() & 0o777;
    let loosen = |name: &str| set_permissions(folder.path().join(name), Permissions::from_mode(0o644)).expect(name);
    assert!(calls(folder.path(), &url, "user list").status.success());
    assert_eq!((mode("w.db"), mode("wellspring.key")), (0o600, 0o600));
    loosen("w.db");
    loosen("wellspring.key");
    let check = told(&calls(folder.path(), &url, "check"));
    assert!(check.contains("can read the database. Run: chmod 600") && check.contains("can read the key"), "{check}");
    assert_eq!((mode("w.db"), mode("wellspring.key")), (0o644, 0o644), "check changes nothing");
    assert!(calls(folder.path(), &url, "user list").status.success());
    assert_eq!((mode("w.db"), mode("wellspring.key")), (0o600, 0o600));
}

#[test]
fn the_demo_listens_on_this_machine_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for listen in ["0.0.0.0:0", "[::]:0", "192.0.2.7:3000"] {
        let words = format!("serve --demo --listen {listen} --public-url https://w.example");
        let done = calls(folder.path(), "sqlite:unused.db", &words);
        assert!(!done.status.success() && told(&done).contains("this machine alone"), "{listen}: {}", told(&done));
    }
}
