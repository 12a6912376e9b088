//! nginx with nchan, which does nothing but hand messages on: the mark to be measured by.

use super::stream::{Place, text};
use crate::bench::http::Client;
use crate::install;
use crate::shell::{command, which};
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Child;
use std::time::Duration;
use tempfile::TempDir;

const MODULE: &str = "/usr/lib/nginx/modules/ngx_nchan_module.so";

/// A running nginx; dropping it stops it.
pub struct Nchan {
    process: Child,
    address: SocketAddr,
    _folder: TempDir,
}

impl Nchan {
    /// Installs what is missing, and starts it with as many workers as our server has threads.
    pub fn start() -> Result<Self> {
        if which("nginx").is_none() || !Path::new(MODULE).exists() {
            install::apt(&["nginx-light", "libnginx-mod-nchan"])?;
        }
        let folder = tempfile::Builder::new().prefix("wellspring-nchan-").tempdir()?;
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let file = folder.path().join("nginx.conf");
        std::fs::write(&file, settings(address, folder.path()))?;
        let process = command("nginx").arg("-c").arg(&file).spawn().context("cannot start nginx")?;
        let started = Self { process, address, _folder: folder };
        started.wait()?;
        Ok(started)
    }

    fn wait(&self) -> Result<()> {
        for _ in 0..500 {
            if Client::connect(&self.address.to_string()).is_ok() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        bail!("nginx did not start")
    }

    /// Where listeners go.
    pub fn stream(&self) -> Place {
        Place { address: self.address, path: "/live".to_owned() }
    }

    /// Publishes a message as long as our event.
    pub fn publisher(&self) -> Result<impl FnMut(usize) -> Result<()> + Send + 'static> {
        let mut client = Client::connect(&self.address.to_string())?;
        Ok(move |number| {
            let status = client.post("/publish", &[], &message(number))?.status;
            ensure!(status < 300, "status {status} from nchan");
            Ok(())
        })
    }
}

impl Drop for Nchan {
    fn drop(&mut self) {
        // SIGTERM ends the workers too.
        drop(command("kill").arg(self.process.id().to_string()).status());
        drop(self.process.wait());
    }
}

fn message(number: usize) -> String {
    json!({
        "handle": "0123456789012345678901", "text": text(number), "votes": 0, "answered": false, "answer": null,
        "now": false, "asked_at": "2099-01-05T10:00:00.000Z"
    })
    .to_string()
}

fn settings(address: SocketAddr, folder: &Path) -> String {
    let folder = folder.display();
    format!(
        "load_module {MODULE};
        daemon off; worker_processes auto;
        pid {folder}/pid; error_log {folder}/log;
        events {{ worker_connections 15000; }}
        http {{
            access_log off; nchan_shared_memory_size 64M;
            server {{
                listen {address} backlog=4096;
                location = /publish {{ nchan_publisher; nchan_channel_id bench; nchan_message_buffer_length 300; }}
                location = /live {{ nchan_subscriber eventsource; nchan_channel_id bench; }}
            }}
        }}"
    )
}
