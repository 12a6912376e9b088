//! A PostgreSQL that takes nothing but TLS.

use std::path::Path;
use std::process::Command;

use super::postgres::{cluster, is_root, ran};

/// A cluster that takes nothing but TLS, sockets apart.
pub struct Secret {
    /// Where it listens, on every address of this machine.
    pub port: u16,
    /// The file of its certificate.
    pub certificate: String,
    /// The file of somebody else's.
    pub other: String,
}

/// Starts a cluster with this certificate and key; `other` is laid beside them.
pub fn secret_cluster(certificate: &str, key: &str, other: &str) -> Secret {
    let port = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its number").port();
    let written = |folder: &Path| {
        let data = folder.join("data");
        let files = [("server.crt", certificate), ("server.key", key), ("other.crt", other)];
        for (name, text) in files {
            std::fs::write(folder.join(name), text).expect("a file");
            private(&folder.join(name));
        }
        let who = "local all all trust\nhostssl all all all trust\nhostnossl all all all reject\n";
        std::fs::write(data.join("pg_hba.conf"), who).expect("who may come");
        let [crt, key] = ["server.crt", "server.key"].map(|name| folder.join(name).display().to_string());
        format!("-c listen_addresses=* -c port={port} -c ssl=on -c ssl_cert_file={crt} -c ssl_key_file={key}")
    };
    let folder = cluster(written);
    let file = |name: &str| folder.join(name).display().to_string();
    Secret { port, certificate: file("server.crt"), other: file("other.crt") }
}

/// PostgreSQL takes a key that is its owner's alone.
fn private(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600)).expect("rights");
    if is_root() {
        ran(Command::new("chown").arg("postgres").arg(file));
    }
}
