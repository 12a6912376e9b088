//! The gate between what people write to us, or about them, and what everybody reads. [`PublicText`] is made here alone.

use std::collections::HashSet;

use crate::Language;
use crate::safety::{Known, Lists, Mark, MarkKind, ReplyFault, Sign, Span, marks, reply_faults, signs};
use serde::{Deserialize, Serialize};

/// Text that was cleared for other people's eyes. Public pages, feeds and streams take nothing else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct PublicText(String);

#[cfg(feature = "sqlx")]
crate::sql_kept!(PublicText);

impl std::fmt::Display for PublicText {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl PublicText {
    /// What somebody said, for everybody to read: nothing in it may say who a person is, but what a person has confirmed.
    ///
    /// # Errors
    /// What has to be confirmed, or worded anew.
    pub fn clear(text: &str, known: &Known<'_>, confirmed: &Confirmed) -> Result<Self, Marked> {
        Self::unless(text, found_marks(text, known), confirmed)
    }

    /// An answer of ours: beside that, it must neither tell that its reader is a patient nor treat one person.
    ///
    /// # Errors
    /// As for [`PublicText::clear`].
    pub fn clear_answer(text: &str, known: &Known<'_>, confirmed: &Confirmed) -> Result<Self, Marked> {
        let faults = reply_faults(text).into_iter().map(|(fault, span)| Finding { what: What::Fault(fault), span });
        Self::unless(text, found_marks(text, known).chain(faults), confirmed)
    }

    fn unless(text: &str, found: impl Iterator<Item = Finding>, confirmed: &Confirmed) -> Result<Self, Marked> {
        let mut open: Vec<Finding> = found.filter(|finding| !confirmed.holds(finding.span, text)).collect();
        open.sort_by_key(|finding| finding.span);
        if open.is_empty() { Ok(Self(text.to_owned())) } else { Err(Marked { text: text.to_owned(), open }) }
    }

    /// The cleared text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn found_marks(text: &str, known: &Known<'_>) -> impl Iterator<Item = Finding> {
    marks(text, known).into_iter().map(|Mark { kind, span }| Finding { what: What::Mark(kind), span })
}

/// Why a part of a text has to be confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// It could say who somebody is.
    Mark(MarkKind),
    /// It is no thing to say in public.
    Fault(ReplyFault),
}

impl What {
    /// As programs read it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mark(kind) => kind.as_str(),
            Self::Fault(fault) => fault.as_str(),
        }
    }

    /// As people read it: "a phone number".
    pub fn words(self) -> &'static str {
        match self {
            Self::Mark(kind) => mark_words(kind),
            Self::Fault(fault) => fault.sentence(),
        }
    }
}

fn mark_words(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Email => "a mail address",
        MarkKind::Phone => "a phone number",
        MarkKind::NationalNumber => "a national number",
        MarkKind::RecordNumber => "a record or policy number",
        MarkKind::Card => "a card number",
        MarkKind::BirthDate => "a date of birth",
        MarkKind::Address => "a postal address",
        MarkKind::Age => "an age over 89",
        MarkKind::Name => "a name",
        MarkKind::Relative => "a relative’s name",
        MarkKind::Staff => "a staff member’s name",
        MarkKind::Handle => "a name on a network",
        MarkKind::Profile => "somebody’s page on a network",
        MarkKind::Coordinates => "a place on the map",
        MarkKind::Plate => "a number plate",
    }
}

/// A part of a text that a person has to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Why.
    pub what: What,
    /// Where.
    pub span: Span,
}

/// A text with an ellipsis for each of these parts.
#[must_use]
pub fn without(text: &str, parts: &[Span]) -> String {
    let gone = |at: usize| parts.iter().find(|part| (part.start..part.end).contains(&at));
    let letter = |(at, letter): (usize, char)| match gone(at) {
        None => Some(letter),
        Some(part) => (part.start == at).then_some('…'),
    };
    text.chars().enumerate().filter_map(letter).collect()
}

/// A text that is not cleared: what of it a person has to confirm, or word anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The text that was meant for everybody.
    pub text: String,
    /// What is not confirmed, in order.
    pub open: Vec<Finding>,
}

impl Marked {
    /// What of a text its author should look at: what could say who they are. None where nothing does.
    pub fn of(text: &str, known: &Known<'_>) -> Option<Self> {
        let open: Vec<Finding> = found_marks(text, known).collect();
        (!open.is_empty()).then(|| Self { text: text.to_owned(), open })
    }

    /// The text with an ellipsis for each part that is marked.
    pub fn without(&self) -> String {
        let spans: Vec<Span> = self.open.iter().map(|finding| finding.span).collect();
        without(&self.text, &spans)
    }

    /// "“Rosa Diaz” (a name), “555-0147” (a phone number)".
    pub fn words(&self) -> String {
        let word = |finding: &Finding| match finding.what {
            What::Mark(_) => format!("“{}” ({})", finding.span.of(&self.text), finding.what.words()),
            What::Fault(_) => format!("“{}”: {}", finding.span.of(&self.text), finding.what.words()),
        };
        self.open.iter().map(word).collect::<Vec<_>>().join("; ")
    }
}

/// Which parts of a text a person has said may stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Sent")]
pub struct Confirmed(Vec<Part>);

/// A part that may stand; with the words that were looked at, where they were sent too.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Part {
    span: Span,
    words: Option<String>,
}

impl Confirmed {
    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this very part of a text was confirmed, and says what it said then.
    pub fn holds(&self, span: Span, text: &str) -> bool {
        let same = |words: &String| words.split_whitespace().eq(span.of(text).split_whitespace());
        self.0.iter().any(|yes| yes.span == span && yes.words.as_ref().is_none_or(same))
    }
}

/// As it is sent: pairs of numbers, or `12-16 their words` from a form, once or several times.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Pairs(Vec<(usize, usize)>),
    Words(Vec<String>),
    Word(String),
}

impl From<Sent> for Confirmed {
    fn from(sent: Sent) -> Self {
        let part = |line: &String| {
            let (place, words) =
                line.split_once(' ').map_or((line.as_str(), None), |(place, words)| (place, Some(words)));
            let (start, end) = place.split_once('-')?;
            let span = Span { start: start.parse().ok()?, end: end.parse().ok()? };
            Some(Part { span, words: words.map(str::to_owned) })
        };
        let pair = |(start, end)| Part { span: Span { start, end }, words: None };
        Self(match sent {
            Sent::Pairs(pairs) => pairs.into_iter().map(pair).collect(),
            Sent::Words(lines) => lines.iter().filter_map(part).collect(),
            Sent::Word(line) => part(&line).into_iter().collect(),
        })
    }
}

/// What was found in a text as it came in. Nothing that people send us is kept without one, so no way in can do without the
/// reader of signs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Looked {
    signs: Vec<Sign>,
    marks: Vec<Mark>,
}

impl Looked {
    /// Looks a text through: for signs in every language, for marks but of what everybody knows.
    pub fn at(text: &str, language: Language, lists: &Lists, known: &Known<'_>) -> Self {
        Self { signs: signs(text, language, lists), marks: marks(text, known) }
    }

    /// Every sign, urgent or not.
    pub fn signs(&self) -> &[Sign] {
        &self.signs
    }

    /// Whether somebody may be in danger.
    pub fn is_urgent(&self) -> bool {
        self.signs.iter().any(|sign| sign.kind.is_urgent())
    }

    /// Whether a child wrote it: then no address is kept.
    pub fn is_from_a_child(&self) -> bool {
        self.signs.iter().any(|sign| !sign.kind.is_urgent())
    }

    /// Whether something in it could say who somebody is.
    pub fn is_marked(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether its author was shown all of that, and keeps it: `kept` has the words, a line each.
    pub fn is_kept(&self, text: &str, kept: &str) -> bool {
        let in_a_line = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let kept: HashSet<String> = kept.lines().map(in_a_line).collect();
        self.is_marked() && self.marks.iter().all(|mark| kept.contains(&in_a_line(&mark.span.of(text))))
    }
}

/// Signs as they are kept with the text that held them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signs(pub Vec<Sign>);

impl std::fmt::Display for Signs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (n, Sign { kind, span, entry }) in self.0.iter().enumerate() {
            let line = if n == 0 { "" } else { "\n" };
            write!(f, "{line}{kind} {} {} {}", span.start, span.end, entry.replace('\n', " "))?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Signs {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.lines().map(sign).collect::<Result<_, _>>().map(Self)
    }
}

fn sign(line: &str) -> Result<Sign, String> {
    let mut words = line.splitn(4, ' ');
    let mut next = || words.next().ok_or_else(|| "a sign that is cut off".to_owned());
    let number = |word: &str| word.parse().map_err(|_| "a sign without its place".to_owned());
    let kind = next()?.parse()?;
    let span = Span { start: number(next()?)?, end: number(next()?)? };
    Ok(Sign { kind, span, entry: next()?.to_owned() })
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Signs);
