//! A vote: what the person wants, what the server knows, and what is shown meanwhile.

use super::row::QuestionRow;
use super::wall::Wall;
use crate::browser::{Patience, Reply, post_patiently};
use crate::shown::{Refusal, Voted};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A full server is asked twice more, if it says so soon: a vote that hangs is worse than one taken back.
const PATIENCE: Patience = Patience { rounds: 2, longest: 6 };

/// A question's votes on this screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Vote {
    /// As the server counts, mine included if it knows it.
    pub counted: i64,
    /// Whether the server knows mine.
    pub known: bool,
    /// Whether I want it to.
    pub wanted: bool,
    /// A vote is on its way.
    pub busy: bool,
}

impl Vote {
    /// The number to show: at once what it will be.
    pub fn count(self) -> i64 {
        (self.counted + i64::from(self.wanted) - i64::from(self.known)).max(0)
    }

    /// A count from the stream. While mine is on its way it may be in there or not, and the answer will tell.
    pub fn heard(self, counted: i64) -> Self {
        if self.busy { self } else { Self { counted, ..self } }
    }

    /// What the server knows of me, read when the page woke.
    pub fn mine(self, known: bool) -> Self {
        if self.busy { self } else { Self { known, wanted: known, ..self } }
    }

    fn pressed(self) -> Self {
        Self { wanted: !self.wanted, ..self }
    }

    /// The server's answer to `asked`. What was pressed meanwhile stands, and is sent next.
    fn answered(self, asked: bool, reply: &Voted) -> Self {
        let wanted = if self.wanted == asked { reply.voted } else { self.wanted };
        Self { counted: reply.votes, known: reply.voted, wanted, ..self }
    }

    fn taken_back(self) -> Self {
        Self { wanted: self.known, ..self }
    }
}

impl QuestionRow {
    /// The vote is given or taken back.
    pub fn press(&self, wall: Wall) {
        self.vote.update(|vote| *vote = vote.pressed());
        if !self.vote.with_untracked(|vote| vote.busy) {
            let row = self.clone();
            spawn_local(async move { row.settle(wall).await });
        }
    }

    /// One request at a time, until the server knows what is wanted: quick taps cannot overtake each other.
    async fn settle(self, wall: Wall) {
        self.vote.update(|vote| vote.busy = true);
        loop {
            let Vote { wanted, known, .. } = self.vote.get_untracked();
            if wanted == known {
                break;
            }
            let fields = if wanted { "" } else { "withdraw=1" };
            let reply = post_patiently(&wall.path_to(&self.handle, "vote"), fields, None, PATIENCE, &|_| {}).await;
            match reply.as_ref().and_then(Reply::read::<Voted>) {
                Some(voted) => self.vote.update(|vote| *vote = vote.answered(wanted, &voted)),
                None => {
                    self.vote.update(|vote| *vote = vote.taken_back());
                    wall.tell(why(wall, reply));
                    break;
                }
            }
        }
        self.vote.update(|vote| vote.busy = false);
    }
}

/// A refusal's own sentence (voting is over), or the general one.
fn why(wall: Wall, reply: Option<Reply>) -> String {
    let refused = reply.filter(|reply| (400..429).contains(&reply.status)).and_then(|reply| reply.read::<Refusal>());
    let detail = refused.map(|refusal| refusal.detail).filter(|detail| !detail.is_empty());
    detail.unwrap_or_else(|| wall.words.with_value(|words| words.vote_failed.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vote_shows_at_once_and_is_not_counted_twice() {
        let vote = Vote { counted: 4, ..Vote::default() }.pressed();
        assert_eq!(vote.count(), 5);
        let answered = vote.answered(true, &Voted { votes: 6, voted: true });
        assert_eq!((answered.count(), answered.wanted), (6, true));
    }

    #[test]
    fn a_second_press_meanwhile_stands() {
        let twice = Vote { counted: 4, ..Vote::default() }.pressed().pressed();
        let answered = twice.answered(true, &Voted { votes: 5, voted: true });
        assert_eq!((answered.known, answered.wanted, answered.count()), (true, false, 4));
    }

    #[test]
    fn counts_from_the_stream_wait_while_mine_is_on_its_way() {
        let vote = Vote { counted: 4, wanted: true, busy: true, known: false };
        assert_eq!(vote.heard(9).count(), 5);
        assert_eq!(Vote { busy: false, ..vote.taken_back() }.heard(9).count(), 9);
    }
}
