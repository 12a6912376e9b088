//! The guarded web against a server inside the house.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wellspring_core::outside::{GuardedWeb, Web};

/// A server that answers by path; gives its port.
async fn house() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(answer(stream));
        }
    });
    port
}

async fn answer(mut stream: TcpStream) {
    let mut head = vec![0; 4096];
    let n = stream.read(&mut head).await.unwrap_or(0);
    let head = String::from_utf8_lossy(&head[..n]).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let whole = |bytes: usize| format!("HTTP/1.1 200 OK\r\nContent-Length: {bytes}\r\n\r\n{}", "x".repeat(bytes));
    let text = match path.as_str() {
        "/moved" => "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/secret\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/gone" => "HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n".to_owned(),
        "/most" => whole(2 * 1024 * 1024),
        "/more" => whole(2 * 1024 * 1024 + 1),
        // No length is given away: it has to be counted.
        "/unsaid" => format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{}", "x".repeat(3 * 1024 * 1024)),
        "/never" => return tokio::time::sleep(Duration::from_secs(60)).await,
        "/trickle" => return trickle(stream).await,
        _ => "HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\nBEGIN:VCALENDAR".to_owned(),
    };
    let _ = stream.write_all(text.as_bytes()).await;
}

/// A byte now and then, which no pause would notice.
async fn trickle(mut stream: TcpStream) {
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n").await;
    while stream.write_all(b"x").await.is_ok() {
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

fn web(allowed: &[&str]) -> GuardedWeb {
    GuardedWeb::new(allowed.iter().map(|host| (*host).to_owned()).collect()).expect("a web")
}

#[tokio::test]
async fn a_calendar_inside_is_read_once_its_host_is_allowed() {
    let port = house().await;
    let allowing = web(&["localhost"]);
    assert_eq!(allowing.get(&format!("http://localhost:{port}/a.ics")).await.as_deref(), Ok(&b"BEGIN:VCALENDAR"[..]));
    for url in [format!("https://localhost:{port}/a.ics"), "https://localhost/a.ics".to_owned()] {
        let refused = web(&[]).get(&url).await.expect_err("a refusal");
        assert!(refused.contains("private network"), "{refused}");
    }
    for url in
        [format!("http://localhost:{port}/"), format!("http://127.0.0.1:{port}/"), format!("https://127.0.0.1:{port}/")]
    {
        assert!(web(&[]).get(&url).await.is_err(), "{url}");
    }
    // One host is allowed, not its neighbours.
    assert!(allowing.get(&format!("http://127.0.0.1:{port}/")).await.is_err());
}

#[tokio::test]
async fn nobody_is_led_on_and_nothing_large_is_read() {
    let port = house().await;
    let web = web(&["localhost"]);
    let get = async |path: &str| web.get(&format!("http://localhost:{port}{path}")).await;
    assert!(get("/moved").await.expect_err("a refusal").contains("leads on"));
    assert!(get("/gone").await.expect_err("a refusal").contains("410"));
    assert_eq!(get("/most").await.map(|bytes| bytes.len()), Ok(2 * 1024 * 1024));
    for path in ["/more", "/unsaid"] {
        assert!(get(path).await.expect_err("a refusal").contains("2 MiB"), "{path}");
    }
}

#[tokio::test]
async fn nobody_keeps_us_waiting() {
    let port = house().await;
    let web = web(&["localhost"]);
    let (never, trickle) = (format!("http://localhost:{port}/never"), format!("http://localhost:{port}/trickle"));
    let began = tokio::time::Instant::now();
    let (never, trickle) = tokio::join!(web.get(&never), web.get(&trickle));
    for waited in [never, trickle] {
        assert!(waited.expect_err("a refusal").contains("5 seconds"));
    }
    assert!(began.elapsed() < Duration::from_secs(7));
}
