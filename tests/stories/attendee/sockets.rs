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
use wellspring::config::Config;
use wellspring::http::around::networks::Networks;
use wellspring::http::around::server::answer;
use wellspring_core::live::Topic;

use crate::world::{Planned, Setting, World};

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
        Self::with(world, &Config::default())
    }

    fn with(world: &World, config: &Config) -> Self {
        let socket = Socket::new(Domain::IPV4, Type::STREAM, Some(Protocol::TCP)).expect("a socket");
        // What is accepted has the listener's buffers.
        socket.set_send_buffer_size(BUFFER).expect("a small buffer");
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).expect("a port");
        socket.listen(64).expect("a port");
        socket.set_nonblocking(true).expect("a socket for many");
        let listener = std::net::TcpListener::from(socket);
        let (address, stop) = (listener.local_addr().expect("an address"), CancellationToken::new());
        let open = tokio::spawn(answer(listener, world.router.clone(), 100, Networks::new(config), stop.clone()));
        Self { address, stop, open }
    }

    async fn connects(&self) -> Wire {
        self.connects_from("127.0.0.1").await
    }

    /// All of 127.0.0.0/8 is this machine.
    async fn connects_from(&self, address: &str) -> Wire {
        let socket = TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::new(address.parse().expect("an address"), 0)).expect("an address of ours");
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

story! {
async fn who_sends_a_byte_now_and_then_blocks_nobody_and_comes_to_an_end(world: World) {
    let slow = world.another(Setting { body_seconds: 1, ..Setting::default() }).await;
    let session = slow.editor("Ana").await.schedules(&[]).await;
    let port = Port::with(&slow, &Config { network_connections: 50, ..Config::default() });
    let head = format!("POST /events/{}/questions HTTP/1.1\r\nhost: h\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 60000\r\n\r\n", session.slug);
    let mut posts = Vec::new();
    for _ in 0..50 {
        let mut wire = port.connects().await;
        wire.says(&head).await;
        wire.says("t").await;
        posts.push(wire);
    }
    // Their network holds what it may; everybody else is answered.
    let mut one_more = port.connects().await;
    one_more.reads_to_the_end().await;
    assert!(one_more.text().starts_with("HTTP/1.1 503") && one_more.text().contains("retry-after: 5"), "{}", one_more.text());
    let mut other = port.connects_from("127.0.0.2").await;
    other.says("GET /readyz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n").await;
    other.reads_to_the_end().await;
    assert!(other.text().starts_with("HTTP/1.1 200"), "{}", other.text());
    for wire in &mut posts {
        wire.reads_to_the_end().await;
        assert!(wire.text().starts_with("HTTP/1.1 408"), "{}", wire.text());
    }
    // And their places are free again.
    let mut again = port.connects().await;
    again.says("GET /healthz HTTP/1.1\r\nhost: h\r\nconnection: close\r\n\r\n").await;
    again.reads_to_the_end().await;
    assert!(again.text().starts_with("HTTP/1.1 200"), "{}", again.text());
    port.stop.cancel();
    slow.close().await;
} }

story! {
async fn a_network_listens_to_so_much_and_its_others_look_again(world: World) {
    let few = world.another(Setting { network_streams: 2, ..Setting::default() }).await;
    let session = few.editor("Ana").await.schedules(&[("moderation", "open")]).await;
    let port = Port::of(&few);
    let hall = [port.listener(&session).await, port.listener(&session).await];
    let live = format!("GET /api/v1/public/sessions/{}/live HTTP/1.1\r\nhost: h\r\n", session.code);
    let mut third = port.connects().await;
    third.says(&format!("{live}\r\n")).await;
    third.reads("\r\n\r\n").await;
    assert!(third.text().starts_with("HTTP/1.1 503") && third.text().contains("retry-after: 60"), "{}", third.text());
    // A hall elsewhere has its own, and so have the streams that hyper keeps.
    let mut elsewhere = port.connects_from("127.0.0.2").await;
    elsewhere.says(&format!("{live}\r\n")).await;
    elsewhere.reads("welcome").await;
    drop(hall);
    listeners(&few, &session, 1).await;
    let mut back = port.connects().await;
    back.says(&format!("{live}\r\n")).await;
    back.reads("welcome").await;
    port.stop.cancel();
    few.close().await;
} }
