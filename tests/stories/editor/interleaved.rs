//! Two people at the same post and the same session, in any order: whatever was acknowledged as saved is there, or was seen by
//! whoever put something else in its place. A seed makes the same steps again; `WELLSPRING_TEST_INTERLEAVINGS` sets how many.

use std::collections::BTreeSet;

use domain::staff::Role;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::world::{Actor, Answer, Planned, World, field};

const MANY: usize = 200;
const SEED: u64 = 20_261_129;

/// What both work on.
struct Thing {
    page: String,
    /// The field that holds the words.
    words: &'static str,
    rest: Vec<(&'static str, &'static str)>,
    /// What was acknowledged last.
    stored: String,
}

struct Editor {
    actor: Actor,
    /// The version that their page of each thing shows.
    seen: [String; 2],
    /// Every text that they were shown, or wrote.
    shown: BTreeSet<String>,
}

impl Editor {
    async fn opens(&mut self, n: usize, thing: &Thing) {
        let page = self.actor.opens(&thing.page).await;
        assert!(page.has(&thing.stored), "{} is on its page", thing.stored);
        self.seen[n] = field(&page.body, "version");
        self.shown.insert(thing.stored.clone());
    }

    /// Sends the form as it stands on their screen, with other words.
    async fn sends(&self, n: usize, thing: &Thing, deed: &str, text: &str) -> Answer {
        let own = [("version", self.seen[n].as_str()), (thing.words, text), ("form_key", text)];
        let fields: Vec<_> = thing.rest.iter().copied().chain(own).collect();
        self.actor.post(&format!("{}{deed}", thing.page), &fields).await
    }

    /// What became of it: kept in the place of something that they had seen, or both stand on their screen.
    /// Where both pressed in one moment, the refused one may still have been shown what stood there `before`.
    fn hears(&mut self, n: usize, thing: &mut Thing, before: &str, text: String, answer: Answer) {
        self.shown.insert(text.clone());
        if answer.status == 303 {
            assert!(self.shown.contains(&thing.stored), "{} was never shown to whoever wrote {text}", thing.stored);
            thing.stored = text;
            // The page that it leads to.
            self.seen[n] = (self.seen[n].parse::<i64>().expect("a version") + 1).to_string();
            return;
        }
        let answer = answer.is(409);
        assert!(answer.has(&text), "{text} came back");
        self.seen[n] = field(&answer.body, "version");
        if answer.has("Both versions") {
            let stands = [thing.stored.as_str(), before].into_iter().find(|stored| answer.has(stored));
            self.shown.insert(stands.unwrap_or_else(|| panic!("{} stands beside {text}", thing.stored)).to_owned());
        }
    }
}

async fn stored(world: &World, n: usize, session: &Planned) -> String {
    let sql = ["SELECT body FROM posts", "SELECT summary FROM sessions WHERE summary LIKE 'words%'"][n];
    let rows = world.rows(sql).await;
    assert_eq!(rows.len(), 1, "{}", session.slug);
    rows[0].clone()
}

async fn things(ana: &Actor) -> (Vec<Thing>, Planned) {
    let post = ana.post("/plan/posts", &[("title", "Walk"), ("body", "words first"), ("zone", "UTC")]).await.leads();
    let session = ana.drafts(&[("summary", "words first")]).await;
    let page = post.split('?').next().expect("a path").to_owned();
    let rest = vec![("title", "Walk"), ("zone", "UTC"), ("kind", "article")];
    let post = Thing { page, words: "body", rest, stored: "words first".to_owned() };
    let rest = vec![
        ("title", "Sleep after 60"),
        ("starts", "2026-11-25T10:00"),
        ("zone", "Europe/Berlin"),
        ("minutes", "60"),
        ("moderation", "held"),
    ];
    let other = Thing { page: session.desk(), words: "summary", rest, stored: "words first".to_owned() };
    (vec![post, other], session)
}

story! {
async fn no_order_of_saves_submits_and_moves_loses_a_text(world: World) {
    let (ana, ben, eve) = (world.editor("Ana").await, world.editor("Ben").await, world.staff("Eve", Role::Reviewer).await);
    let (mut things, session) = things(&ana).await;
    let mut editors = [ana, ben].map(|actor| Editor { actor, seen: Default::default(), shown: BTreeSet::new() });
    let many = std::env::var("WELLSPRING_TEST_INTERLEAVINGS").ok().and_then(|text| text.parse().ok()).unwrap_or(MANY);
    let mut chance = StdRng::seed_from_u64(SEED);
    let mut kept = 0;
    for round in 0..many {
        let (who, n) = (chance.random_range(0..2), chance.random_range(0..2));
        let (one, other) = editors.split_at_mut(1);
        let (editor, colleague) = if who == 0 { (&mut one[0], &mut other[0]) } else { (&mut other[0], &mut one[0]) };
        let (thing, text) = (&mut things[n], format!("words {round} of {who}"));
        let before = thing.stored.clone();
        if editor.seen[n].is_empty() {
            editor.opens(n, thing).await;
        }
        match chance.random_range(0..8) {
            0 => editor.opens(n, thing).await,
            1 if n == 0 => {
                let answer = editor.sends(n, thing, "/submit", &text).await;
                editor.hears(n, thing, &before, text, answer);
            }
            2 => {
                let fields = [("starts", "2026-12-0".to_owned() + &(1 + round % 9).to_string()), ("version", editor.seen[n].clone())];
                let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
                editor.actor.post(&format!("{}/move", thing.page), &fields).await;
            }
            3 if n == 0 => drop(eve.post(&format!("{}/request_changes", thing.page), &[("note", "Shorter.")]).await),
            // Both press Save in the same moment.
            4 if !colleague.seen[n].is_empty() => {
                let theirs = format!("words {round} of the other");
                let both = tokio::join!(editor.sends(n, thing, "", &text), colleague.sends(n, thing, "", &theirs));
                let first = both.0.status == 303;
                if first {
                    editor.hears(n, thing, &before, text, both.0);
                    colleague.hears(n, thing, &before, theirs, both.1);
                } else {
                    colleague.hears(n, thing, &before, theirs, both.1);
                    editor.hears(n, thing, &before, text, both.0);
                }
            }
            // And one presses it twice.
            5 => {
                let answer = editor.sends(n, thing, "", &text).await;
                let again = editor.sends(n, thing, "", &text).await;
                assert!(answer.status != 303 || again.status == 303, "twice is once");
                editor.hears(n, thing, &before, text, answer);
            }
            _ => {
                let answer = editor.sends(n, thing, "", &text).await;
                editor.hears(n, thing, &before, text, answer);
            }
        }
        assert_eq!(stored(&world, n, &session).await, things[n].stored, "round {round}");
        kept += usize::from(things[n].stored.contains(&format!(" {round} ")));
    }
    assert!(kept * 5 > many && kept < many, "{kept} of {many} were kept: there were refusals, too");
} }
