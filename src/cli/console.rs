//! What commands beside the server need: the product, opened for a moment.

use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Wellspring};

use super::Refusal;
use crate::config::Config;

/// Opens the installation that the settings name.
pub(super) async fn open(config: &Config) -> Result<Wellspring, Refusal> {
    let outside = Outside::real();
    let product = config.product(false)?;
    let database = config.database()?;
    let key = Key::at(&config.key()?, &outside)?;
    Ok(Wellspring::open(&database, key, outside, product).await?)
}

/// Ends what [`open`] began, and gives what was done; what was not there is told as `missing`.
pub(super) async fn close<T>(app: &Wellspring, done: Result<T, Error>, missing: &str) -> Result<T, Refusal> {
    app.close().await;
    done.map_err(|error| match error {
        Error::NotFound => Refusal::Sentence(missing.to_owned()),
        other => Refusal::from(other),
    })
}

/// The first line of standard input: a password that is in no history and no list of processes.
pub(super) fn line_of_input() -> Result<String, Refusal> {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).map_err(|error| format!("standard input cannot be read: {error}."))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
