//! What is told of the session, and the list read anew where something was missed.

use super::wall::Wall;
use crate::browser::{get, listen, pause, scattered};
use crate::shown::{Page, Shown, StateNow, Votes};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Pages of the list that are read: a thousand questions are more than anybody looks through.
const PAGES: usize = 10;

/// The list's connection to the server.
#[derive(Clone, Copy)]
pub(super) struct Live {
    wall: Wall,
    base: StoredValue<String>,
}

impl Live {
    /// The connection of the session with this short code.
    pub fn new(wall: Wall, code: &str) -> Self {
        Self { wall, base: StoredValue::new(format!("/api/v1/public/sessions/{code}")) }
    }

    /// Listens from event `seq` on.
    pub fn start(self, seq: i64) {
        let path = self.base.with_value(|base| format!("{base}/live"));
        listen(&path, Some(seq), move |name, data| self.told(name, data));
    }

    fn told(self, name: &str, data: &str) {
        match name {
            "question" => read::<Shown>(data).into_iter().for_each(|shown| self.wall.take(shown)),
            "votes" => read::<Votes>(data).into_iter().for_each(|counts| self.wall.count_votes(&counts.votes)),
            "state" => read::<StateNow>(data).into_iter().for_each(|now| self.wall.become_now(&now)),
            "reset" => spawn_local(self.read_soon()),
            _ => {}
        }
    }

    /// All are told to read again at the same moment: not all at once.
    async fn read_soon(self) {
        pause(scattered(500) + scattered(500)).await;
        self.read_list().await;
    }

    async fn read_list(self) {
        let mut items = Vec::new();
        let mut cursor = String::new();
        for _ in 0..PAGES {
            let url = format!("{}/questions{cursor}", self.base.get_value());
            let Some(page) = get(&url).await.filter(|reply| reply.status == 200).and_then(|reply| reply.read::<Page>())
            else {
                return;
            };
            self.wall.become_now(&page.now());
            items.extend(page.items);
            match page.next {
                Some(next) => cursor = format!("?cursor={}", String::from(js_sys::encode_uri_component(&next))),
                None => break,
            }
        }
        self.wall.replace(items);
    }
}

fn read<T: serde::de::DeserializeOwned>(data: &str) -> Option<T> {
    serde_json::from_str(data).ok()
}
