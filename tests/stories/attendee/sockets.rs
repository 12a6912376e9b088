//! The live stream over real sockets, which the server writes to by itself, a whole row of listeners at a time.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;

use socket2::{Domain, Protocol, Socket, Type};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};
use tokio_util::sync::CancellationToken;
use wellspring_core::live::Topic;

use crate::world::{Planned, World};

/// So small that a few questions fill them.
const BUFFER: usize = 2_048;
const LONG: Duration = Duration::from_secs(20);

/// The world's door on a port of this machine.
struct Port {
    address: SocketAddr,
    stop: CancellationToken,
    open: JoinHandle<std::io::Result<()>>,
}

impl Port {
    fn of(world: &World) -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP)).expect("a socket");
        // What is accepted has the listener's buffers.
        socket.set_send_buffer_size(BUFFER).expect("a small buffer");
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).expect("a port");
        socket.listen(64).expect("a port");
        socket.set_nonblocking(true).expect("a socket for many");
        let listener = std::net::TcpListener::from(socket);
        let (address, stop) = (listener.local_addr().expect("an address"), CancellationToken::new());
        let open =
            tokio::spawn(wellspring::http::around::server::answer(listener, world.router.clone(), 100, stop.clone()));
        Self { address, stop, open }
    }

    async fn connects(&self) -> Wire {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.set_recv_buffer_size(BUFFER as u32).expect("a small buffer");
        Wire { socket: socket.connect(self.address).await.expect("a connection"), read: Vec::new() }
    }

    /// Somebody who was greeted.
    async fn listener(&self, session: &Planned) -> Wire {
        let mut wire = self.connects().await;
        wire.says(&format!("GET /api/v1/public/sessions/{}/live HTTP/1.1\r\nhost: h\r\n\r\n", session.code)).await;
        wire.reads("welcome\n\n\r\n").await;
        wire
    }
}

/// The other end of a connection, and everything that came.
struct Wire {
    socket: TcpStream,
    read: Vec<u8>,
}

impl Wire {
    async fn says(&mut self, text: &str) {
        self.socket.write_all(text.as_bytes()).await.expect("sent");
    }

    fn text(&self) -> String {
        String::from_utf8(self.read.clone()).expect("text")
    }

    /// Reads until `words` have come.
    async fn reads(&mut self, words: &str) {
        while !self.text().contains(words) {
            let read = timeout(LONG, self.socket.read_buf(&mut self.read)).await;
            assert!(read.is_ok_and(|read| read.is_ok_and(|n| n > 0)), "no {words} in {}", self.text());
        }
    }

    async fn reads_to_the_end(&mut self) {
        timeout(LONG, self.socket.read_to_end(&mut self.read)).await.expect("an end").expect("an end in order");
    }

    /// The numbers of all events, as they came, out of their whole chunks.
    fn numbers(&self) -> Vec<i64> {
        let text = self.text();
        let (_, mut chunks) = text.split_once("\r\n\r\n").expect("a head");
        let mut body = String::new();
        while let Some((size, rest)) = chunks.split_once("\r\n") {
            let size = usize::from_str_radix(size, 16).expect("a size");
            let (Some(piece), Some(end)) = (rest.get(..size), rest.get(size..size + 2)) else { break };
            assert_eq!(end, "\r\n", "in {text}");
            body.push_str(piece);
            chunks = &rest[size + 2..];
        }
        body.lines().filter_map(|line| line.strip_prefix("id: ")?.parse().ok()).collect()
    }
}

/// Waits until so many are counted.
async fn listeners(world: &World, session: &Planned, many: usize) {
    let topic = Topic::Session(session.id.clone());
    let mut looks = interval(Duration::from_millis(20));
    let counted = async {
        while world.app.live.listeners(&topic) != many {
            looks.tick().await;
        }
    };
    timeout(LONG, counted).await.unwrap_or_else(|_| panic!("{many} were never counted"));
}

story! {
async fn a_hall_hears_each_question_once_on_its_own_sockets(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let port = Port::of(&world);
    let mut hall = Vec::new();
    for _ in 0..20 {
        hall.push(port.listener(&session).await);
    }
    listeners(&world, &session, 20).await;
    for text in ["Stairs or lift?", "Tea or water?"] {
        world.phone().asks(&session, text).await;
    }
    for wire in &mut hall {
        wire.reads("Tea or water?").await;
        let head = wire.text().split("\r\n\r\n").next().expect("a head").to_lowercase();
        for line in ["http/1.1 200 ok", "content-type: text/event-stream", "cache-control: no-store", "transfer-encoding: chunked", "x-content-type-options: nosniff", "date: "] {
            assert!(head.contains(line), "no {line} in {head}");
        }
        let numbers = wire.numbers();
        assert!(numbers.len() == 2 && numbers[1] == numbers[0] + 1, "{numbers:?}");
    }
    hall.truncate(1);
    listeners(&world, &session, 1).await;
    // The last one is told that it is over, and the server waits for nobody.
    world.app.shutdown.cancel();
    port.stop.cancel();
    hall[0].reads_to_the_end().await;
    assert!(hall[0].text().ends_with("\r\n0\r\n\r\n"), "{}", hall[0].text());
    port.open.await.expect("an end").expect("an end in order");
} }

story! {
async fn whoever_takes_nothing_for_a_while_misses_nothing_and_holds_nobody_up(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let port = Port::of(&world);
    let (mut slow, mut quick) = (port.listener(&session).await, port.listener(&session).await);
    listeners(&world, &session, 2).await;
    let long = "What helps against a cold that does not go away? ".repeat(8);
    for number in 0..60 {
        world.phone().asks(&session, &format!("{long} {number}?")).await;
        quick.reads(&format!(" {number}?")).await;
    }
    slow.reads(" 59?").await;
    for wire in [&slow, &quick] {
        let numbers = wire.numbers();
        assert_eq!(numbers.len(), 60, "{numbers:?}");
        assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), 60, "{numbers:?}");
        assert!(numbers.is_sorted(), "{numbers:?}");
    }
    listeners(&world, &session, 2).await;
    port.stop.cancel();
} }

story! {
async fn who_asks_only_for_the_head_keeps_the_connection(world: World) {
    let session = world.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let port = Port::of(&world);
    let mut wire = port.connects().await;
    wire.says(&format!("HEAD /api/v1/public/sessions/{}/live HTTP/1.1\r\nhost: h\r\n\r\n", session.code)).await;
    wire.reads("\r\n\r\n").await;
    wire.read.clear();
    wire.says("GET /readyz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n").await;
    wire.reads_to_the_end().await;
    assert!(wire.text().starts_with("HTTP/1.1 200 OK"), "{}", wire.text());
    // A client that knows no chunks reads to the end instead.
    let mut old = port.connects().await;
    old.says(&format!("GET /api/v1/public/sessions/{}/live HTTP/1.0\r\nhost: h\r\n\r\n", session.code)).await;
    old.reads("welcome\n\n").await;
    world.phone().asks(&session, "Stairs or lift?").await;
    old.reads("Stairs or lift?").await;
    assert!(!old.text().to_lowercase().contains("transfer-encoding"), "{}", old.text());
    port.stop.cancel();
} }
