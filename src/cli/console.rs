//! What commands beside the server need: the product, opened for a moment.

use std::path::Path;

use wellspring_core::key::Key;
use wellspring_core::outside::Outside;
use wellspring_core::{Error, Wellspring, keep_private};

use super::Refusal;
use crate::config::{self, Config};

/// Opens the installation that the settings name.
pub(super) async fn open(config: &Config) -> Result<Wellspring, Refusal> {
    let outside = Outside::real(config.clock(), config.mail()?, config.web()?);
    let product = config.product(false)?;
    let database = config.database()?;
    let file = config::sqlite_file(&database);
    if let Some(folder) =
        file.as_deref().and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
    {
        return Err(
            format!("there is no folder {} for the database. Make it, or set DATABASE_URL.", folder.display()).into()
        );
    }
    let is_new = file.is_some_and(|file| !file.exists());
    let key_file = config.key()?;
    let key = Key::at(&key_file, &outside)?;
    // A key that is lent read-only stays as it is; `check` says whom it is open to.
    let _ = keep_private(&key_file, false);
    let app = Wellspring::open(&database, key, outside, product).await?;
    if is_new {
        super::tell(
            std::io::stderr(),
            format_args!("wellspring: there was no database at {database}, so a new one was made."),
        );
    }
    Ok(app)
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
