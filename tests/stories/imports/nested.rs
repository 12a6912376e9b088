//! What stands in itself tens of thousands of times: answered in words and soon, and the server goes on.

use std::time::Duration;

use wellspring_core::replies;

use crate::world::World;

/// As for other hostile files: the bench measures the second itself.
const LIMIT: Duration = Duration::from_secs(if cfg!(debug_assertions) { 5 } else { 1 });

async fn soon<T>(what: &str, answer: impl Future<Output = T>) -> T {
    tokio::time::timeout(LIMIT, answer).await.unwrap_or_else(|_| panic!("{what} took longer than {LIMIT:?}"))
}

async fn is_alive(world: &World) {
    world.phone().opens("/").await;
}

story! {
async fn a_crafted_mail_is_refused_in_words_on_every_spelling(world: World) {
    let gateway = world.program("plan").await;
    let heads = [
        "Content-Type: message/rfc822\r\n\r\n",
        "Content-Type : message/rfc822\r\n\r\n",
        "CONTENT-TYPE:\r\n message/global\r\n\r\n",
        "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n",
        "Content-Type : multipart/mixed; boundary=b\r\n\r\n--b\r\n",
    ];
    for head in heads {
        let raw = head.repeat(replies::MOST / head.len());
        let answer = soon(head, gateway.raw("/api/v1/mail/inbound", "message/rfc822", raw)).await;
        let told = answer.is(200).json();
        assert_eq!(told["outcome"], "unused", "{told}");
        assert!(told["reason"].as_str().is_some_and(|it| it.contains("than any reply")), "{told}");
        is_alive(&world).await;
    }
} }

story! {
async fn a_post_nests_no_deeper_than_people_write_and_comes_back_as_it_was_typed(world: World) {
    let ana = world.editor("Ana").await;
    for deep in [">".repeat(39_000), "+ ".repeat(19_000), "1. ".repeat(13_000), "> * ".repeat(9_000)] {
        let fields = [("title", "Deep down"), ("body", deep.as_str()), ("zone", "UTC")];
        for door in ["/plan/posts/preview", "/plan/posts"] {
            let page = soon(&deep[..8], ana.post(door, &fields)).await.is(422);
            page.says("deep in each other").says("Deep down").says(&deep[..200]);
        }
    }
    let fields = [("title", "A talk"), ("body", "> > > He said:\n> > > - well\n> > >   - well"), ("zone", "UTC")];
    ana.post("/plan/posts/preview", &fields).await.is(200).says("He said");
    is_alive(&world).await;
} }
