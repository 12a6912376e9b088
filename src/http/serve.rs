//! The whole floor put together, and served.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use tokio::time::timeout;
use wellspring_core::Wellspring;

use super::around::layers;
use super::around::server::{answer, listen, outlive_file_limits, stop};
use super::routes;
use super::site::{Account, Site};
use crate::config::Config;

/// How long listeners may take to be told that all is over; with the database's end, a stop stays below 5 s.
const GOODBYE: Duration = Duration::from_secs(1);

fn site(app: Wellspring, config: Config, accounts: Vec<Account>) -> Site {
    Site::new(app, config, accounts, routes::list().into_iter().map(|route| route.path))
}

fn around(site: &Site) -> Router {
    layers::around(routes::all(), site).with_state(site.clone())
}

/// Every route with everything around it.
pub fn router(app: Wellspring, config: Config, accounts: Vec<Account>) -> Router {
    around(&site(app, config, accounts))
}

/// Serves until a signal says stop, then ends streams, lets requests finish for 3 s and jobs for 4, and closes the database.
///
/// # Errors
/// A sentence when the address cannot be listened on.
pub async fn serve(
    app: Wellspring,
    config: Config,
    accounts: Vec<Account>,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), String> {
    outlive_file_limits();
    let listener = listen(config.listen)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let connections = config.max_connections;
    let site = site(app.clone(), config, accounts);
    tokio::spawn(stop(app.clone()));
    tokio::spawn(tidy(site.clone()));
    ready(address);
    let streams = async {
        let served = answer(listener, around(&site), connections, site.networks.clone(), app.shutdown.clone()).await;
        app.shutdown.cancel();
        if timeout(GOODBYE, site.rows.ended()).await.is_err() {
            tracing::info!("streams were cut");
        }
        served
    };
    let (served, ()) = tokio::join!(streams, app.jobs_ended());
    app.close().await;
    served.map_err(|error| error.to_string())
}

/// Keeps the numbers for monitoring small until the end.
async fn tidy(site: Site) {
    site.app.shutdown.run_until_cancelled(site.metrics.tidy()).await;
}
