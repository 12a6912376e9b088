//! What in a text must be seen at once, and what must not be seen by everybody: signs that somebody is in danger, marks of who
//! somebody is, and faults of a public answer. Pure readers: a text and lists in, spans out.
//!
//! Words to look for stand in lists (`data/safety/`), one a kind and language, that a clinician can read; [`Lists`] tells their
//! grammar. Spans count code points of the original text, whatever was folded to read it.

mod around;
mod change;
mod glued;
mod grammar;
mod list;
mod lists;
mod marks;
mod meaning;
mod measured;
mod phrases;
mod points;
mod reading;
mod reply;
mod signs;
mod spelling;
#[cfg(test)]
mod tests;
mod tongue;

use crate::words;

pub use change::{ChangeDraft, ChangeFacts, ChangeState, ListChange, is_shipped};
pub use list::{Fault, List};
pub use lists::Lists;
pub use marks::marks;
pub use measured::{Measured, Those};
pub use reply::reply_faults;
pub use signs::signs;

words! {
    /// What a sign is of.
    SignKind {
        /// Suicide, and harm to oneself or others.
        SelfHarm = "self_harm",
        /// Pain or pressure in the chest, a heart that gives out.
        ChestPain = "chest_pain",
        /// Stroke, and what begins like one.
        Stroke = "stroke",
        /// No air.
        Breathing = "breathing",
        /// Overdose and poisoning.
        Overdose = "overdose",
        /// Bleeding, injury and burns.
        Bleeding = "bleeding",
        /// Violence and abuse.
        Abuse = "abuse",
        /// An emergency in pregnancy, birth and the days after it.
        Pregnancy = "pregnancy",
        /// Anything else that cannot wait.
        Acute = "acute",
        /// Whoever asks is a child. No emergency: no address is asked for, and the desk sees the duty to report.
        Minor = "minor",
    }
}

impl SignKind {
    /// Whether somebody has to look at once.
    #[must_use]
    pub fn is_urgent(self) -> bool {
        self != Self::Minor
    }
}

/// A place in a text: code points from `start`, without `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Span {
    /// The first code point.
    pub start: usize,
    /// The one after the last.
    pub end: usize,
}

impl Span {
    /// Whether both have a code point in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The least that holds both.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// What of `text` stands there.
    #[must_use]
    pub fn of(self, text: &str) -> String {
        text.chars().skip(self.start).take(self.end.saturating_sub(self.start)).collect()
    }
}

/// Somebody may be in danger.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sign {
    /// Of what.
    pub kind: SignKind,
    /// Where it says so.
    pub span: Span,
    /// The entry of the list that fired, as it is written there.
    pub entry: String,
}

words! {
    /// What a mark could say of a person.
    MarkKind {
        /// A mail address.
        Email = "email",
        /// A phone number, in digits or words.
        Phone = "phone",
        /// A number that a state gave: social security, identity card, passport.
        NationalNumber = "national_number",
        /// A medical record, policy, member or account number.
        RecordNumber = "record_number",
        /// A payment card.
        Card = "card",
        /// A day of birth.
        BirthDate = "birth_date",
        /// Where somebody lives or gets mail.
        Address = "address",
        /// An age over 89 (45 CFR 164.514(b)(2)(i)(C)).
        Age = "age",
        /// A name that somebody gives as theirs, or with a title.
        Name = "name",
        /// A relative or friend by name.
        Relative = "relative",
        /// Somebody who works in care, by name.
        Staff = "staff",
        /// A name in a network.
        Handle = "handle",
        /// The address of somebody's page in a network.
        Profile = "profile",
        /// A place on the map.
        Coordinates = "coordinates",
        /// A car's plate.
        Plate = "plate",
    }
}

/// What could say who somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Mark {
    /// How.
    pub kind: MarkKind,
    /// Where.
    pub span: Span,
}

/// What everybody knows, and is not marked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// Names of the session's clinicians.
    pub names: &'a [&'a str],
    /// The house's own numbers.
    pub numbers: &'a [&'a str],
}

words! {
    /// Why a public answer must not go out as it stands.
    ReplyFault {
        /// It tells that its reader is a patient here.
        ConfirmsPatient = "confirms_patient",
        /// It tells one person what they have.
        Diagnosis = "diagnosis",
        /// It tells one person what to take.
        Dose = "dose",
    }
}

impl ReplyFault {
    /// What whoever writes the answer reads.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ConfirmsPatient => {
                "This tells everybody that its reader is a patient. Say it in general, or answer them alone."
            }
            Self::Diagnosis => "This tells one person what they have. Say it in general, or answer them alone.",
            Self::Dose => "This tells one person what to take. Say it in general, or answer them alone.",
        }
    }
}
