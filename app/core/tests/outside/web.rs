//! The guarded web against a server inside the house.

use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use wellspring_core::outside::{GuardedWeb, Posting, Web};

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

/// A server that takes one posting, and answers with this status; gives its port, and then what came.
async fn taker(status: &'static str) -> (u16, tokio::task::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    let came = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.expect("a connection");
        let mut came = Vec::new();
        while !String::from_utf8_lossy(&came).ends_with("{\"a\":1}") {
            let mut part = [0; 4096];
            let n = stream.read(&mut part).await.expect("a part");
            assert!(n > 0, "it ended early");
            came.extend(&part[..n]);
        }
        let answer = format!("HTTP/1.1 {status}\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n");
        stream.write_all(answer.as_bytes()).await.expect("an answer");
        String::from_utf8(came).expect("text")
    });
    (port, came)
}

fn posting(url: String) -> Posting {
    let headers = vec![("webhook-id", "msg_1".to_owned()), ("webhook-signature", "v1,x".to_owned())];
    Posting { url, headers, body: "{\"a\":1}".to_owned() }
}

#[tokio::test]
async fn what_calls_for_help_is_posted_with_its_headers() {
    let (port, came) = taker("204 No Content").await;
    let posting = posting(format!("http://localhost:{port}/hooks/1"));
    assert_eq!(web(&["localhost"]).post(&posting).await, Ok(()));
    let came = came.await.expect("what came").to_lowercase();
    assert!(came.starts_with("post /hooks/1 http/1.1\r\n"), "{came}");
    for line in ["content-type: application/json", "content-length: 7", "webhook-id: msg_1", "webhook-signature: v1,x"]
    {
        assert!(came.contains(&format!("{line}\r\n")), "no {line} in {came}");
    }
}

#[tokio::test]
async fn only_a_yes_counts_as_posted_and_nothing_inside_is_posted_to() {
    for (status, words) in [("500 No", "answered 500"), ("404 No", "answered 404"), ("302 Found", "leads on")] {
        let (port, _came) = taker(status).await;
        let refused = web(&["localhost"]).post(&posting(format!("http://localhost:{port}/"))).await;
        assert!(refused.as_ref().is_err_and(|why| why.contains(words) && !why.contains("localhost")), "{refused:?}");
    }
    for url in ["https://localhost/", "https://127.0.0.1/", "http://pager.example/", "https://me:x@pager.example/"] {
        assert!(web(&[]).post(&posting(url.to_owned())).await.is_err(), "{url}");
    }
}
