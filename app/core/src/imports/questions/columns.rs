//! What exports call their columns. Names count in any case and order; others are passed over.

use csv::StringRecord;

use Column::{Answer, Answered, Answerer, Asked, Author, Content, Email, Id, Name, Number, Parent, Question, Standing};
use Column::{Status, Thread, Type};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Zoom's running number.
    Number,
    Question,
    Name,
    Email,
    Asked,
    Answer,
    Answerer,
    Answered,
    /// Answered, dismissed …
    Status,
    /// Teams: whether a row asks or answers.
    Type,
    /// Teams: what it says.
    Content,
    /// Teams: who wrote it.
    Author,
    /// Teams: an organiser, an attendee, anonymous.
    Standing,
    Id,
    /// Which other row it answers.
    Parent,
    /// What it belongs to together with others.
    Thread,
}

/// Each column's names in small letters, the better ones first.
const NAMES: [(Column, &[&str]); 16] = [
    (Number, &["#", "no.", "no", "number"]),
    (Question, &["question", "questions", "question text"]),
    (Name, &["asker name", "name", "asked by", "asker"]),
    (Email, &["asker email", "asker e-mail", "email", "e-mail", "email address"]),
    (
        Asked,
        &["question time", "original timestamp", "asked at", "asked time", "timestamp", "created time", "date", "time"],
    ),
    (Answer, &["answer(s)", "answer", "answers", "answer text"]),
    (Answerer, &["answer name", "answered by", "answerer"]),
    (Answered, &["answered time", "answer time", "answered at"]),
    (Status, &["question status", "moderation status", "status", "state", "source"]),
    (Type, &["type", "post type", "message type"]),
    (Content, &["content", "message", "text", "post"]),
    (Author, &["posted by", "identity", "author", "display name", "sender", "from", "name"]),
    (Standing, &["identity type", "user type", "role"]),
    (Id, &["post id", "message id", "id"]),
    (Parent, &["reply to", "reply to id", "parent id", "parent post id", "in reply to"]),
    (Thread, &["conversation id", "thread id", "question id"]),
];

/// Where each column stands in a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Head([Option<usize>; NAMES.len()]);

impl Head {
    pub fn read(record: &StringRecord) -> Self {
        let cells: Vec<String> = record.iter().map(plain).collect();
        let place = |names: &[&str]| names.iter().find_map(|name| cells.iter().position(|cell| cell == name));
        Self(NAMES.map(|(_, names)| place(names)))
    }

    pub fn at(&self, column: Column) -> Option<usize> {
        NAMES.iter().zip(self.0).find_map(|((named, _), at)| if *named == column { at } else { None })
    }

    /// How many columns are known.
    pub fn known(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// Whether it is a head of questions at all.
    pub fn asks(&self) -> bool {
        self.at(Question).is_some() || self.is_thread()
    }

    /// Whether questions and answers have rows of their own, as Teams writes them.
    pub fn is_thread(&self) -> bool {
        self.at(Question).is_none() && self.at(Type).is_some() && self.at(Content).is_some()
    }
}

/// A name as it counts: small letters, single blanks.
fn plain(cell: &str) -> String {
    cell.trim_start_matches('\u{feff}').split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
