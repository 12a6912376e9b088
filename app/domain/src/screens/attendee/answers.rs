//! Screens of what is found again: published answers, by topic, and by search. They hold cleared text alone.

use super::SessionCard;
use crate::question::PublicText;
use crate::screens::Choice;
use crate::screens::post::PostCard;
use crate::{Instant, LocalDate, ZoneName};

/// A clinician as an answer names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// Name with title.
    pub name: String,
    /// What they are.
    pub position: String,
}

/// One entry of a list of answers.
#[derive(Clone, Debug)]
pub struct AnswerCard {
    /// Address part: `/answers/{slug}`.
    pub slug: String,
    /// The question.
    pub text: PublicText,
    /// The first words of the answer.
    pub lead: String,
    /// Who answered; None for the team.
    pub author: Option<Author>,
    /// When it was last looked at.
    pub reviewed_at: Instant,
    /// Whether somebody has to look at it again.
    pub due: bool,
}

/// `/answers`: the newest first.
#[derive(Clone, Debug)]
pub struct AnswersScreen {
    /// One page of them.
    pub answers: Vec<AnswerCard>,
    /// Topics: address part and name.
    pub topics: Vec<Choice>,
    /// Zone of its days.
    pub zone: ZoneName,
    /// Whether the list begins here.
    pub begins: bool,
    /// Behind which answer the next page begins.
    pub next: Option<String>,
}

/// `/topics/{slug}`.
#[derive(Clone, Debug)]
pub struct TopicScreen {
    /// The topic: address part and name.
    pub topic: Choice,
    /// One page of its answers, the newest first.
    pub answers: Vec<AnswerCard>,
    /// Its newest posts; on the first page alone.
    pub posts: Vec<PostCard>,
    /// Zone of its days.
    pub zone: ZoneName,
    /// Behind which answer the next page begins.
    pub next: Option<String>,
}

/// Where to watch an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recording {
    /// The recording; at the moment, where its address can say one.
    pub url: String,
    /// The moment: `12:34`, or `1:02:03`.
    pub moment: Option<String>,
}

/// The session in which something was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredIn {
    /// Title.
    pub title: String,
    /// Its page, and the question there.
    pub path: String,
    /// Its recording, at the moment of the answer where that is known.
    pub recording: Option<Recording>,
}

/// `/answers/{slug}`.
#[derive(Clone, Debug)]
pub struct AnswerScreen {
    /// Address part.
    pub slug: String,
    /// The question.
    pub text: PublicText,
    /// The answer.
    pub answer: PublicText,
    /// Who answered; None for the team.
    pub author: Option<Author>,
    /// When it was asked.
    pub asked_at: Instant,
    /// When the answer was first published.
    pub published_at: Instant,
    /// When it was last looked at.
    pub reviewed_at: Instant,
    /// The last day until which that counts.
    pub review_by: LocalDate,
    /// Whether that day is over.
    pub due: bool,
    /// The session in which it was asked.
    pub session: Option<AnsweredIn>,
    /// What it is about: address part and name.
    pub topic: Option<Choice>,
    /// Zone of its days.
    pub zone: ZoneName,
}

/// `/search?q=`: what is public and has every word.
#[derive(Clone, Debug)]
pub struct SearchScreen {
    /// What was looked for.
    pub q: String,
    /// Answers, the newest first.
    pub answers: Vec<AnswerCard>,
    /// Posts, likewise.
    pub posts: Vec<PostCard>,
    /// Sessions, the latest first.
    pub sessions: Vec<SessionCard>,
    /// Zone of its days.
    pub zone: ZoneName,
}

impl SearchScreen {
    /// How many things were found.
    #[must_use]
    pub fn found(&self) -> usize {
        self.answers.len() + self.posts.len() + self.sessions.len()
    }
}
