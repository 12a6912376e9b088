//! `wellspring serve`: the installation, or a demo that is gone afterwards.

use std::net::SocketAddr;

use wellspring_core::staff;

use super::{Refusal, console, demo, tell};
use crate::config::Config;
use crate::http;

/// How to serve.
#[derive(clap::Args)]
pub(super) struct Options {
    /// Show a demo in a temporary database of its own, which is gone when you stop it
    #[arg(long)]
    demo: bool,
    /// Take the key file as it is although it is not the one this database knew: links that were sent stop working
    #[arg(long, conflicts_with = "demo")]
    new_key: bool,
}

/// Serves until told to stop.
pub(super) async fn run(mut config: Config, options: Options) -> Result<(), Refusal> {
    config.listen = chosen(config.listen)?;
    match options.demo {
        true => demo::run(config).await,
        false => installation(config, options.new_key).await,
    }
}

async fn installation(config: Config, new_key: bool) -> Result<(), Refusal> {
    let app = console::open(&config).await?;
    if !app.key.belongs(&app, new_key).await? {
        let file = config.key()?;
        return Err(format!(
            "{} is not the key that this database's links were signed with. Restore it from a backup, or set --key-file \
             (WELLSPRING_KEY_FILE); if it is lost for good, start once with --new-key, and links that were sent stop working.",
            file.display()
        )
        .into());
    }
    let first = staff::first_link(&app).await?;
    app.start().await?;
    let url = app.settings.public_url.clone();
    http::serve(app, config, Vec::new(), |_| greet(&url, first)).await?;
    Ok(())
}

/// What an operator sees once people can come in.
fn greet(url: &str, first: Option<String>) {
    let first = first.map_or_else(String::new, |link| {
        format!(
            "\n\nThere is no administrator yet. Open this link within 30 minutes to become the first one; it works once:\n\n  \
             {link}\n\nThe next start prints a new one until it was used."
        )
    });
    tell(std::io::stdout(), format_args!("Wellspring {} is at {url}{first}", env!("CARGO_PKG_VERSION")));
}

/// The address to listen on. Port 0 is any free one, chosen now, since the public address may follow from it.
fn chosen(listen: SocketAddr) -> Result<SocketAddr, Refusal> {
    if listen.port() != 0 {
        return Ok(listen);
    }
    let free = std::net::TcpListener::bind(listen).and_then(|listener| listener.local_addr());
    free.map_err(|error| Refusal::from(format!("{listen} cannot be listened on: {error}.")))
}
