//! A real mail server. The dialogue is led step by step, so that we know on which side of the text a connection broke;
//! lettre's own pool of connections hides that, so those that are left open are kept here.

use std::str::FromStr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::message::header::{ContentType, MessageId};
use lettre::message::{Attachment, Mailbox as Address, MultiPart, SinglePart};
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use lettre::transport::smtp::{Error as SmtpError, SUBMISSION_PORT, SUBMISSIONS_PORT};
use percent_encoding::percent_decode_str;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::mail::{Boxed, Mail, Message, Posted, Sent};

/// How long the far side may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(20);
/// How many connections are left open between letters.
const IDLE: usize = 4;

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
    host: String,
    port: u16,
    tls: Tls,
    credentials: Option<(String, String)>,
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

impl std::fmt::Debug for SmtpAddress {
    /// Without user and password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{} ({:?})", self.host, self.port, self.tls)
    }
}

/// How long the far side may take altogether. The library waits for ever.
struct Waits {
    /// Until it wants the text.
    ready: Duration,
    /// Until it says what became of it. RFC 5321 §4.5.3.2.6 would give ten minutes; a job is ours for five.
    text: Duration,
}

const WAITS: Waits = Waits { ready: Duration::from_secs(45), text: Duration::from_secs(180) };

/// Sends by SMTP (RFC 5321).
pub struct Smtp {
    address: SmtpAddress,
    hello: ClientId,
    /// Certificates that are trusted beside the machine's own.
    roots: Vec<lettre::transport::smtp::client::Certificate>,
    /// Connections that earlier letters left open.
    idle: Mutex<Vec<AsyncSmtpConnection>>,
    waits: Waits,
}

/// What was said, line by line.
#[derive(Default)]
struct Dialogue(Vec<String>);

impl Dialogue {
    fn ours(&mut self, line: &str) {
        self.0.push(format!("> {line}"));
    }

    fn theirs(&mut self, response: &Response) {
        self.0.extend(response.message().map(|line| format!("< {} {line}", response.code())));
    }

    fn trouble(&mut self, error: &SmtpError) {
        let mut line = error.to_string();
        let mut source = std::error::Error::source(error);
        while let Some(inner) = source {
            line = format!("{line}: {inner}");
            source = inner.source();
        }
        self.0.push(format!("! {line}"));
    }

    fn ends(mut self, sent: Sent, error: Option<&SmtpError>) -> Posted {
        match error {
            Some(error) => self.trouble(error),
            None if sent == Sent::Taken => {}
            None => self.0.push("! no answer in time".to_owned()),
        }
        Posted { sent, dialogue: self.0.join("\n") }
    }
}

/// Why the text did not leave: what that means, and what the library says; nothing where no answer came in time.
struct Trouble(Sent, Option<SmtpError>);

/// What an answer before the text has left means.
fn before(error: &SmtpError) -> Sent {
    if error.is_permanent() { Sent::Refused } else { Sent::Later }
}

/// What an answer after it means.
fn after(error: &SmtpError) -> Sent {
    match (error.is_permanent(), error.is_transient()) {
        (true, _) => Sent::Refused,
        (_, true) => Sent::Later,
        // No answer came, or none that can be read.
        _ => Sent::Unclear,
    }
}

impl Smtp {
    /// Speaks to the server at `address`, as the host named `hello`.
    pub fn new(address: SmtpAddress, hello: &str) -> Self {
        Self {
            address,
            hello: ClientId::Domain(hello.to_owned()),
            roots: Vec::new(),
            idle: Mutex::default(),
            waits: WAITS,
        }
    }

    /// Also trusts this certificate (PEM): of a hospital's own authority.
    ///
    /// # Errors
    /// A sentence when it is none.
    pub fn trusting(mut self, pem: &[u8]) -> Result<Self, String> {
        let root = lettre::transport::smtp::client::Certificate::from_pem(pem)
            .map_err(|error| format!("The certificate cannot be read: {error}."))?;
        self.roots.push(root);
        Ok(self)
    }

    /// Waits this long for a server to want the text, and to say what became of it.
    pub fn waiting(mut self, ready: Duration, text: Duration) -> Self {
        self.waits = Waits { ready, text };
        self
    }

    fn tls(&self) -> Result<TlsParameters, SmtpError> {
        let builder = TlsParameters::builder(self.address.host.clone());
        self.roots.iter().cloned().fold(builder, |builder, root| builder.add_root_certificate(root)).build_rustls()
    }

    /// A connection that is as secret as was asked for, with somebody signed in.
    async fn connect(&self, said: &mut Dialogue) -> Result<AsyncSmtpConnection, SmtpError> {
        let SmtpAddress { host, port, tls, credentials } = &self.address;
        let wrapped = if *tls == Tls::Wrapped { Some(self.tls()?) } else { None };
        said.ours(&format!("connect to {host}:{port}, {tls:?}"));
        let to = (host.as_str(), *port);
        let mut smtp = AsyncSmtpConnection::connect_tokio1(to, Some(CONNECT), &self.hello, wrapped, None).await?;
        if *tls == Tls::Required {
            said.ours("STARTTLS");
            smtp.starttls(self.tls()?, &self.hello).await?;
        }
        if let Some((user, password)) = credentials {
            said.ours("AUTH (user and password)");
            let credentials = Credentials::new(user.clone(), password.clone());
            said.theirs(&smtp.auth(DEFAULT_MECHANISMS, &credentials).await?);
        }
        Ok(smtp)
    }

    /// A connection that an earlier letter left open, or a new one.
    async fn connection(&self, said: &mut Dialogue) -> Result<AsyncSmtpConnection, SmtpError> {
        while let Some(mut smtp) = self.take() {
            said.ours("NOOP (on the connection of an earlier letter)");
            if smtp.test_connected().await {
                return Ok(smtp);
            }
        }
        self.connect(said).await
    }

    fn take(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Left open for the next letter, where not enough are.
    async fn keep(&self, smtp: AsyncSmtpConnection) {
        if let Some(mut spare) = self.put(smtp) {
            let _ = spare.quit().await;
        }
    }

    fn put(&self, smtp: AsyncSmtpConnection) -> Option<AsyncSmtpConnection> {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() >= IDLE {
            return Some(smtp);
        }
        idle.push(smtp);
        None
    }

    /// A connection whose next words are the letter; until then nothing has gone out.
    async fn ready(&self, letter: &lettre::Message, said: &mut Dialogue) -> Result<AsyncSmtpConnection, Trouble> {
        // A wrong password may be mended by the operator; the letter itself was not refused.
        let mut smtp = self.connection(said).await.map_err(|error| Trouble(Sent::Later, Some(error)))?;
        if let Err(error) = envelope(&mut smtp, letter, said).await {
            smtp.abort().await;
            return Err(Trouble(before(&error), Some(error)));
        }
        Ok(smtp)
    }

    async fn hand_over(&self, message: &Message, stop: &CancellationToken) -> Posted {
        let mut said = Dialogue::default();
        let letter = match letter(message) {
            Ok(letter) => letter,
            Err(sentence) => return Posted { sent: Sent::Refused, dialogue: sentence },
        };
        let ready = timeout(self.waits.ready, self.ready(&letter, &mut said));
        // Stopped, or nobody there: nothing has gone out.
        let nobody = Err(Trouble(Sent::Later, None));
        let mut smtp = match stop.run_until_cancelled(ready).await.and_then(Result::ok).unwrap_or(nobody) {
            Ok(smtp) => smtp,
            Err(Trouble(sent, error)) => return said.ends(sent, error.as_ref()),
        };
        said.ours("(the letter)");
        match timeout(self.waits.text, smtp.message(&letter.formatted())).await {
            Ok(Ok(response)) => {
                said.theirs(&response);
                self.keep(smtp).await;
                said.ends(Sent::Taken, None)
            }
            Ok(Err(error)) => said.ends(after(&error), Some(&error)),
            Err(_) => said.ends(Sent::Unclear, None),
        }
    }
}

/// MAIL, RCPT and DATA: until here nothing has gone out.
async fn envelope(
    smtp: &mut AsyncSmtpConnection,
    letter: &lettre::Message,
    said: &mut Dialogue,
) -> Result<(), SmtpError> {
    let envelope = letter.envelope();
    let eight_bit = smtp.server_info().supports_feature(Extension::EightBitMime);
    let parameters = if eight_bit { vec![MailParameter::Body(MailBodyParameter::EightBitMime)] } else { Vec::new() };
    said.ours("MAIL FROM (our address)");
    said.theirs(&smtp.command(MailFrom::new(envelope.from().cloned(), parameters)).await?);
    for to in envelope.to() {
        said.ours("RCPT TO (their address)");
        said.theirs(&smtp.command(Rcpt::new(to.clone(), Vec::new())).await?);
    }
    said.ours("DATA");
    said.theirs(&smtp.command(Data).await?);
    Ok(())
}

/// `mixed { alternative { text, html, calendar }, invite.ics }`: the calendar last, and once more for Gmail as a file
/// (RFC 6047 §2.4, §2.5).
pub(super) fn letter(message: &Message) -> Result<lettre::Message, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("The letter cannot be written: {error}.");
    let from: Address = message.from.parse().map_err(|error| wrong(&error))?;
    let (name, address) = &message.to;
    let address = address.parse().map_err(|error| wrong(&error))?;
    let to = Address::new(Some(clean(name)).filter(|name| !name.is_empty()), address);
    let builder = lettre::Message::builder()
        .from(from.clone())
        .reply_to(from)
        .to(to)
        .subject(clean(&message.subject))
        .header(MessageId::from(format!("<{}>", clean(&message.message_id))));
    let alternative = MultiPart::alternative()
        .singlepart(SinglePart::plain(message.text.clone()))
        .singlepart(SinglePart::html(message.html.clone()));
    let built = match &message.calendar {
        None => builder.multipart(alternative),
        Some((method, calendar)) => {
            let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))
                .map_err(|error| wrong(&error))?;
            let part = SinglePart::builder().header(kind.clone()).body(calendar.clone());
            let file = Attachment::new("invite.ics".to_owned()).body(calendar.clone(), kind);
            builder.multipart(MultiPart::mixed().multipart(alternative.singlepart(part)).singlepart(file))
        }
    };
    built.map_err(|error| wrong(&error))
}

/// Without line breaks and other controls: they would end a header, and the builder panics at them.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>().trim().to_owned()
}

impl Mail for Smtp {
    fn send<'a>(&'a self, message: &'a Message, stop: &'a CancellationToken) -> Boxed<'a, Posted> {
        Box::pin(self.hand_over(message, stop))
    }

    fn greet(&self) -> Boxed<'_, Result<String, String>> {
        Box::pin(async {
            let mut said = Dialogue::default();
            match timeout(self.waits.ready, self.connect(&mut said)).await {
                Err(_) => Err("there is no answer".to_owned()),
                Ok(Ok(mut smtp)) => {
                    let name = smtp.server_info().name().to_owned();
                    let _ = smtp.quit().await;
                    Ok(name)
                }
                Ok(Err(error)) => {
                    said.trouble(&error);
                    Err(said.0.pop().unwrap_or_default().trim_start_matches("! ").to_owned())
                }
            }
        })
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
