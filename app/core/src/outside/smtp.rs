//! A real mail server. The dialogue is led step by step, so that we know on which side of the text a connection broke;
//! lettre's own pool of connections hides that, so those that are left open are kept here.

mod address;
mod letter;

use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::{Credentials, DEFAULT_MECHANISMS};
use lettre::transport::smtp::client::{AsyncSmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail as MailFrom, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailBodyParameter, MailParameter};
use lettre::transport::smtp::response::Response;
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

pub use address::{SmtpAddress, Tls};
use letter::letter;

use super::mail::{Boxed, Mail, Message, Posted, Sent};

/// How long the far side may take to accept a connection.
const CONNECT: Duration = Duration::from_secs(20);
/// How many connections are left open between letters.
const IDLE: usize = 4;

/// How long the far side may take altogether. The library waits for ever.
struct Waits {
    /// For a word that nothing hangs on: whether an old connection still lives, a goodbye.
    word: Duration,
    /// Until it wants the text.
    ready: Duration,
    /// Until it says what became of it. RFC 5321 §4.5.3.2.6 would give ten minutes; a job is ours for five.
    text: Duration,
}

const WAITS: Waits =
    Waits { word: Duration::from_secs(5), ready: Duration::from_secs(45), text: Duration::from_secs(180) };

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
        if let Some(error) = error {
            self.trouble(error);
        }
        Posted { sent, dialogue: self.0.join("\n") }
    }

    fn silence(mut self, sent: Sent) -> Posted {
        self.0.push("! no answer in time".to_owned());
        self.ends(sent, None)
    }

    fn stopped(mut self) -> Posted {
        self.0.push("! stopped before the letter left".to_owned());
        self.ends(Sent::Later, None)
    }
}

/// Why the text did not leave: what that means, and what the library says.
struct Trouble(Sent, SmtpError);

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
        Self { address, hello: named(hello), roots: Vec::new(), idle: Mutex::default(), waits: WAITS }
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

    /// Waits this long for words that nothing hangs on, for a server to want the text, and for what became of it.
    pub fn waiting(mut self, word: Duration, ready: Duration, text: Duration) -> Self {
        self.waits = Waits { word, ready, text };
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
            if timeout(self.waits.word, smtp.test_connected()).await.unwrap_or(false) {
                return Ok(smtp);
            }
        }
        self.connect(said).await
    }

    fn take(&self) -> Option<AsyncSmtpConnection> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
    }

    /// Left open for the next letter, where not enough are.
    async fn leave_open(&self, smtp: AsyncSmtpConnection) {
        if let Some(mut spare) = self.put(smtp) {
            self.part(spare.quit()).await;
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

    /// Says goodbye. Whether it is answered changes nothing of what became of the letter.
    async fn part<T>(&self, goodbye: impl Future<Output = T>) {
        let _ = timeout(self.waits.word, goodbye).await;
    }

    /// A connection whose next words are the letter; until then nothing has gone out.
    async fn ready(&self, letter: &lettre::Message, said: &mut Dialogue) -> Result<AsyncSmtpConnection, Trouble> {
        // A wrong password may be mended by the operator; the letter itself was not refused.
        let mut smtp = self.connection(said).await.map_err(|error| Trouble(Sent::Later, error))?;
        if let Err(error) = envelope(&mut smtp, letter, said).await {
            self.part(smtp.abort()).await;
            return Err(Trouble(before(&error), error));
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
        // Until here nothing has gone out.
        let mut smtp = match stop.run_until_cancelled(ready).await {
            Some(Ok(Ok(smtp))) => smtp,
            Some(Ok(Err(Trouble(sent, error)))) => return said.ends(sent, Some(&error)),
            Some(Err(_)) => return said.silence(Sent::Later),
            None => return said.stopped(),
        };
        said.ours("(the letter)");
        match timeout(self.waits.text, smtp.message(&letter.formatted())).await {
            Ok(Ok(response)) => {
                said.theirs(&response);
                self.leave_open(smtp).await;
                said.ends(Sent::Taken, None)
            }
            Ok(Err(error)) => said.ends(after(&error), Some(&error)),
            Err(_) => said.silence(Sent::Unclear),
        }
    }
}

/// How a host says hello (RFC 5321 §4.1.3): one that is a number by an address literal, `[192.0.2.1]`.
fn named(host: &str) -> ClientId {
    match host.trim_matches(['[', ']']).parse() {
        Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
        Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
        Err(_) => ClientId::Domain(host.to_owned()),
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
