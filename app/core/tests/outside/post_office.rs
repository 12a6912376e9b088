//! A mail server for the tests: SMTP with STARTTLS or TLS, and a will of its own.

use std::sync::{Arc, Mutex};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// How it speaks, and what it answers.
#[derive(Clone, Copy)]
pub struct Will {
    /// TLS from the first byte.
    pub wrapped: bool,
    /// Whether STARTTLS is offered.
    pub offers: bool,
    /// To AUTH.
    pub auth: &'static str,
    /// To RCPT.
    pub rcpt: &'static str,
    /// To the text; nothing at all where it hangs up instead.
    pub end: Option<&'static str>,
    /// A command that it never answers; `.` is the text.
    pub ignores: &'static str,
    /// Whether it hangs up after each letter.
    pub hurries: bool,
}

impl Default for Will {
    fn default() -> Self {
        Self {
            wrapped: false,
            offers: true,
            auth: "235 welcome",
            rcpt: "250 ok",
            end: Some("250 taken"),
            ignores: "",
            hurries: false,
        }
    }
}

/// What it heard.
#[derive(Default)]
pub struct Heard {
    /// Lines that anybody on the way could read.
    pub open: Vec<String>,
    /// Lines under TLS.
    pub secret: Vec<String>,
    /// Whole letters, without the dots that SMTP adds.
    pub letters: Vec<Vec<u8>>,
}

/// The server.
pub struct PostOffice {
    /// Where it listens.
    pub port: u16,
    /// Its certificate, for `localhost`.
    pub pem: String,
    heard: Arc<Mutex<Heard>>,
}

impl PostOffice {
    /// Opens one on a free port.
    pub async fn open(will: Will) -> Self {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let key = PrivateKeyDer::try_from(signing_key.serialize_der()).expect("a key");
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("versions")
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .expect("a configuration");
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard = Arc::<Mutex<Heard>>::default();
        tokio::spawn(listen(listener, acceptor, will, heard.clone()));
        Self { port, pem: cert.pem(), heard }
    }

    /// What it heard so far.
    pub fn heard(&self) -> std::sync::MutexGuard<'_, Heard> {
        self.heard.lock().expect("what was heard")
    }
}

async fn listen(listener: TcpListener, acceptor: TlsAcceptor, will: Will, heard: Arc<Mutex<Heard>>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (acceptor, heard) = (acceptor.clone(), heard.clone());
        tokio::spawn(async move {
            if will.wrapped {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let _ = talk(stream, true, true, will, &heard).await;
            } else if let Ok(Some(stream)) = talk(stream, true, false, will, &heard).await {
                let Ok(stream) = acceptor.accept(stream).await else { return };
                let _ = talk(stream, false, true, will, &heard).await;
            }
        });
    }
}

/// One dialogue; gives the stream back where TLS is to begin.
async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    greets: bool,
    secret: bool,
    will: Will,
    heard: &Mutex<Heard>,
) -> std::io::Result<Option<S>> {
    let mut stream = BufReader::new(stream);
    if greets {
        say(&mut stream, "220 post.example ESMTP").await?;
    }
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(None);
        }
        let said = line.trim_end().to_owned();
        let verb = said.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
        {
            let mut heard = heard.lock().expect("what was heard");
            if secret { &mut heard.secret } else { &mut heard.open }.push(said);
        }
        match verb.as_str() {
            ignored if ignored == will.ignores => {}
            "EHLO" => {
                let starttls = if will.offers && !secret { "250-STARTTLS\r\n" } else { "" };
                say(&mut stream, &format!("250-post.example\r\n{starttls}250-8BITMIME\r\n250 AUTH PLAIN LOGIN"))
                    .await?;
            }
            "STARTTLS" => {
                say(&mut stream, "220 go ahead").await?;
                return Ok(Some(stream.into_inner()));
            }
            "AUTH" => say(&mut stream, will.auth).await?,
            "RCPT" => say(&mut stream, will.rcpt).await?,
            "DATA" => {
                say(&mut stream, "354 go on").await?;
                let letter = text(&mut stream).await?;
                heard.lock().expect("what was heard").letters.push(letter);
                match will.end {
                    _ if will.ignores == "." => {}
                    Some(answer) => say(&mut stream, answer).await?,
                    None => return Ok(None),
                }
                if will.hurries {
                    return Ok(None);
                }
            }
            "QUIT" => {
                say(&mut stream, "221 bye").await?;
                return Ok(None);
            }
            _ => say(&mut stream, "250 ok").await?,
        }
    }
}

async fn say(stream: &mut (impl AsyncWrite + Unpin), line: &str) -> std::io::Result<()> {
    stream.write_all(format!("{line}\r\n").as_bytes()).await?;
    stream.flush().await
}

/// The text up to the line with a dot alone (RFC 5321 §4.5.2).
async fn text(stream: &mut (impl AsyncBufReadExt + Unpin)) -> std::io::Result<Vec<u8>> {
    let (mut text, mut line) = (Vec::new(), Vec::new());
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 || line == b".\r\n" {
            return Ok(text);
        }
        text.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
    }
}
