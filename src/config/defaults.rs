//! Settings that follow from others where nobody set them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wellspring_core::duty::Pager;
use wellspring_core::outside::{GuardedWeb, Mail, NoMail, Smtp, SmtpAddress, Web};

use super::{Config, parse};

const DATABASE: &str = "sqlite:wellspring.db";
const KEY: &str = "wellspring.key";
const ERASED: &str = "wellspring.erased";
/// Other names of the database's address and its file, which hosting platforms set.
pub(super) const DATABASE_URL: &str = "WELLSPRING_DATABASE_URL";
pub(super) const DATABASE_URL_FILE: &str = "DATABASE_URL_FILE";

impl Config {
    /// The public address, without a slash at the end.
    ///
    /// # Errors
    /// A sentence when none is set and people cannot reach the address that is listened on by plain http.
    pub fn public_address(&self) -> Result<String, String> {
        if let Some(url) = &self.public_url {
            return Ok(url.clone());
        }
        let ip = self.listen.ip();
        // Everywhere includes here: good for a first look; `check` says that nobody else can follow the links.
        let here =
            if ip.is_unspecified() { format!("127.0.0.1:{}", self.listen.port()) } else { self.listen.to_string() };
        parse::public_url(&format!("http://{here}")).map_err(|_| {
            format!("People reach {ip} from other machines: set --public-url (WELLSPRING_PUBLIC_URL) to the https:// address in front of it.")
        })
    }

    /// The database's address: the flag or `DATABASE_URL`, its file, or `sqlite:wellspring.db`.
    ///
    /// # Errors
    /// A sentence when it is set twice or its file cannot be read.
    pub fn database(&self) -> Result<String, String> {
        self.database_with(&|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
    }

    pub(super) fn database_with(&self, environment: &dyn Fn(&str) -> Option<String>) -> Result<String, String> {
        let url = self.database_url.clone().or_else(|| environment(DATABASE_URL));
        let file = self.database_url_file.clone().or_else(|| environment(DATABASE_URL_FILE).map(PathBuf::from));
        match (url, file) {
            (Some(_), Some(_)) => {
                Err("The database's address is set twice, by itself and by a file: keep one of them.".to_owned())
            }
            (Some(url), None) => Ok(url),
            (None, Some(file)) => secret(&file, "the database's address"),
            (None, None) => Ok(DATABASE.to_owned()),
        }
    }

    /// Where letters leave: the mail server that is set, or nowhere.
    ///
    /// # Errors
    /// A sentence when it is set twice or not understood.
    pub fn mail(&self) -> Result<Arc<dyn Mail>, String> {
        let url = match (&self.smtp_url, &self.smtp_url_file) {
            (Some(_), Some(_)) => {
                return Err(
                    "The mail server's address is set twice, by itself and by a file: keep one of them.".to_owned()
                );
            }
            (Some(url), None) => url.clone(),
            (None, Some(file)) => secret(file, "the mail server's address")?,
            (None, None) => return Ok(Arc::new(NoMail)),
        };
        let address: SmtpAddress = url.parse()?;
        if let Some(host) = address.in_the_open().filter(|host| !self.clear().may_reach(host)) {
            return Err(format!(
                "Letters to {host} would travel in the open. Use smtp:// with STARTTLS or smtps://; or name the host in --plaintext-allow (WELLSPRING_PLAINTEXT_ALLOW) if nobody else can listen on the way."
            ));
        }
        let hello = url::Url::parse(&self.public_address()?).ok().and_then(|url| url.host_str().map(str::to_owned));
        Ok(Arc::new(Smtp::new(address, &hello.unwrap_or_else(|| "localhost".to_owned()))))
    }

    /// The outgoing web, guarded.
    ///
    /// # Errors
    /// A sentence when it cannot be used.
    pub fn web(&self) -> Result<Arc<dyn Web>, String> {
        Ok(Arc::new(GuardedWeb::new(self.outbound_allow.clone())?))
    }

    /// The webhook that calls for help, where one is set.
    ///
    /// # Errors
    /// A sentence when its address may not be used, or its secret is missing, set twice or none.
    pub fn pager(&self) -> Result<Option<Pager>, String> {
        let Some(url) = &self.call_webhook else { return Ok(None) };
        let secret = match (&self.call_webhook_secret, &self.call_webhook_secret_file) {
            (Some(_), Some(_)) => {
                return Err("The webhook's secret is set twice, by itself and by a file: keep one of them.".to_owned());
            }
            (Some(text), None) => text.clone(),
            (None, Some(file)) => secret(file, "the webhook's secret")?,
            (None, None) => {
                return Err(
                    "A webhook is set without its secret: set --call-webhook-secret (WELLSPRING_CALL_WEBHOOK_SECRET)."
                        .to_owned(),
                );
            }
        };
        let web = GuardedWeb::new(self.outbound_allow.clone())?;
        web.check(url).map_err(|why| format!("The webhook that calls for help cannot be used. {why}"))?;
        let pager = Pager::new(url, &secret);
        pager.map(Some).map_err(|why| format!("The webhook's secret (--call-webhook-secret) is none: {why}"))
    }

    /// The key's file: where it is set, or beside an SQLite database, or in the working folder.
    ///
    /// # Errors
    /// As for [`Config::database`].
    pub fn key(&self) -> Result<PathBuf, String> {
        match &self.key_file {
            Some(file) => Ok(file.clone()),
            None => {
                Ok(sqlite_file(&self.database()?).map_or_else(|| PathBuf::from(KEY), |file| file.with_file_name(KEY)))
            }
        }
    }

    /// The file that lists what was erased: where it is set, or beside the key.
    ///
    /// # Errors
    /// As for [`Config::key`].
    pub fn erased(&self) -> Result<PathBuf, String> {
        match &self.erased_file {
            Some(file) => Ok(file.clone()),
            None => Ok(self.key()?.with_file_name(ERASED)),
        }
    }
}

/// The file of an SQLite address.
pub(crate) fn sqlite_file(url: &str) -> Option<PathBuf> {
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path).split('?').next()?;
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

fn secret(file: &Path, what: &str) -> Result<String, String> {
    let text = std::fs::read_to_string(file);
    text.map(|text| text.trim().to_owned()).map_err(|error| {
        format!("{} cannot be read for {what}: {error}. Check the file and its rights.", file.display())
    })
}
