//! Scripted responses: approved text with blanks, for what is said again and again.

mod bill;
mod blanks;
mod draft;

use crate::id::{ScriptId, StaffId};
use crate::question::Kind;
use crate::text::{ScriptText, Title};
use crate::{Instant, Language, LocalDate, Version, words};
use serde::Serialize;

pub use bill::names_no_bill;
pub use blanks::{BLANKS, Fill, blanks, filled, must_be_filled};
pub use draft::{ScriptDraft, ScriptFacts};

words! {
    /// What it is said for.
    Use {
        /// An answer, or the beginning of one.
        Reply = "reply",
        /// Why something is not answered.
        Dismissal = "dismissal",
        /// Taking somebody offline: to a phone, a letter, a person.
        Offline = "offline",
    }
}

words! {
    /// What somebody who is taken offline needs.
    Category {
        /// Help with an appointment.
        Appointment = "appointment",
        /// About a bill.
        Billing = "billing",
        /// A question about their own care.
        CareQuestion = "care_question",
        /// Their medical records.
        MedicalRecords = "medical_records",
        /// Something that they lost with us.
        LostProperty = "lost_property",
        /// Something else.
        Other = "other",
    }
}

impl Category {
    /// What somebody is most likely taken offline for whose question is of this kind.
    #[must_use]
    pub fn of(kind: Kind) -> Self {
        match kind {
            Kind::Appointment => Self::Appointment,
            Kind::Billing => Self::Billing,
            Kind::Question => Self::CareQuestion,
            Kind::Comment | Kind::Complaint | Kind::Praise => Self::Other,
        }
    }
}

/// The kinds of questions that it is for; none for all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Kinds(pub Vec<Kind>);

impl Kinds {
    /// Whether it is for this kind.
    #[must_use]
    pub fn allow(&self, kind: Kind) -> bool {
        self.0.is_empty() || self.0.contains(&kind)
    }
}

impl std::fmt::Display for Kinds {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(","))
    }
}

impl std::str::FromStr for Kinds {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',').filter(|word| !word.is_empty()).map(str::parse).collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(feature = "sqlx")]
crate::sql_text!(Kinds);

/// A scripted response as stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(examples(json!({
    "id": "01935f5e-7c1a-7000-8000-00000000000c", "version": 2, "title": "Thank you", "used_for": "reply",
    "text": "Hello {{first_name}}, thank you for writing.", "language": "en", "kinds": ["praise"], "category": null,
    "approved_by": "Dr. Mei Lin", "approved_at": "2027-03-01T08:00:00Z", "review_on": "2028-03-01",
}))))]
pub struct Script {
    /// Its id.
    pub id: ScriptId,
    /// What the team calls it.
    pub title: Title,
    /// What it is said for.
    pub used_for: Use,
    /// What is said, with blanks such as `{{first_name}}`.
    pub text: ScriptText,
    /// What it is written in.
    pub language: Language,
    /// The kinds of questions that it is for; none for all.
    #[cfg_attr(feature = "schema", schema(value_type = Vec<Kind>))]
    pub kinds: Kinds,
    /// What somebody needs whom it takes offline.
    pub category: Option<Category>,
    /// Who of ours keeps it right.
    pub owner_id: Option<StaffId>,
    /// Who wrote the text as it stands; empty for what comes with the installation.
    #[serde(skip)]
    pub written_by: String,
    /// Who let just this text be said, by name.
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: Option<Instant>,
    /// The day by which somebody looks at it again.
    pub review_on: LocalDate,
    /// Since when it is not offered any more.
    pub retired_at: Option<Instant>,
    /// Last change.
    pub updated_at: Instant,
    /// Rises with every change.
    pub version: Version,
}

impl Script {
    /// A new one, not approved yet.
    #[must_use]
    pub fn drafted(id: ScriptId, facts: ScriptFacts, written_by: &str, now: Instant) -> Self {
        let ScriptFacts { title, used_for, text, language, kinds, category, owner_id, review_on } = facts;
        let (approved_by, approved_at, retired_at) = (None, None, None);
        let (written_by, version) = (written_by.to_owned(), Version(1));
        Self {
            id,
            title,
            used_for,
            text,
            language,
            kinds,
            category,
            owner_id,
            written_by,
            approved_by,
            approved_at,
            review_on,
            retired_at,
            updated_at: now,
            version,
        }
    }

    /// What it is once these are its fields. Another text, language or use needs approval again.
    #[must_use]
    pub fn edited(&self, facts: ScriptFacts, by: &str, now: Instant) -> Self {
        let new = Self::drafted(self.id.clone(), facts, by, now);
        let new = Self { retired_at: self.retired_at, version: self.version, ..new };
        if self.says_the_same(&new) {
            let (approved_by, written_by) = (self.approved_by.clone(), self.written_by.clone());
            return Self { approved_by, approved_at: self.approved_at, written_by, ..new };
        }
        new
    }

    /// Whether what was approved of one was approved of the other.
    fn says_the_same(&self, other: &Self) -> bool {
        (self.text.as_str(), self.language, self.used_for) == (other.text.as_str(), other.language, other.used_for)
    }

    /// Just this text may be said, says somebody else than who wrote it.
    ///
    /// # Errors
    /// A sentence to its author, and for one that is retired.
    pub fn approved(&self, (id, name): (&str, &str), now: Instant) -> Result<Self, String> {
        if self.written_by == id {
            return Err("You wrote this text; somebody else has to approve it.".to_owned());
        }
        self.must_be_offered()?;
        Ok(Self { approved_by: Some(name.to_owned()), approved_at: Some(now), updated_at: now, ..self.clone() })
    }

    /// No longer offered.
    #[must_use]
    pub fn retired(&self, now: Instant) -> Self {
        Self { retired_at: self.retired_at.or(Some(now)), updated_at: now, ..self.clone() }
    }

    /// Offered again.
    #[must_use]
    pub fn brought_back(&self, now: Instant) -> Self {
        Self { retired_at: None, updated_at: now, ..self.clone() }
    }

    /// Whether it may be said: approved as it stands, and not retired.
    ///
    /// # Errors
    /// A sentence that says what is missing.
    pub fn may_be_said(&self) -> Result<(), String> {
        self.must_be_offered()?;
        let waits = || format!("“{}” is not approved yet: somebody who reviews has to read it first.", self.title);
        self.approved_at.map(drop).ok_or_else(waits)
    }

    fn must_be_offered(&self) -> Result<(), String> {
        let retired = || format!("“{}” is retired. Bring it back first.", self.title);
        if self.retired_at.is_some() { Err(retired()) } else { Ok(()) }
    }

    /// Whether it is offered where something of this kind is to be said.
    #[must_use]
    pub fn fits(&self, used_for: Use, kind: Kind) -> bool {
        self.used_for == used_for && self.kinds.allow(kind) && self.may_be_said().is_ok()
    }

    /// Whether somebody should have looked at it by now. It may be said all the same.
    #[must_use]
    pub fn is_overdue(&self, today: LocalDate) -> bool {
        self.review_on < today
    }

    /// Whether it speaks of money that somebody owes: then it names no amount and no account.
    #[must_use]
    pub fn is_of_a_bill(&self) -> bool {
        self.category == Some(Category::Billing) || self.kinds.0.contains(&Kind::Billing)
    }

    /// The fields as somebody would type them.
    #[must_use]
    pub fn draft(&self) -> ScriptDraft {
        ScriptDraft {
            title: self.title.to_string(),
            used_for: self.used_for.to_string(),
            text: self.text.to_string(),
            language: self.language.to_string(),
            kinds: self.kinds.0.iter().map(ToString::to_string).collect(),
            category: self.category.map_or(String::new(), |category| category.to_string()),
            owner_id: self.owner_id.as_ref().map_or(String::new(), ToString::to_string),
            review_on: self.review_on.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ScriptId;

    fn script() -> Script {
        let draft = ScriptDraft {
            title: "Thanks".into(),
            used_for: "reply".into(),
            text: "Hello {{first_name}}, thank you.".into(),
            review_on: "2027-01-31".into(),
            ..ScriptDraft::default()
        };
        let id: ScriptId = "01935f5e-7c1a-7000-8000-00000000000c".parse().unwrap();
        Script::drafted(id, draft.check().unwrap(), "ana", Instant(1))
    }

    #[test]
    fn an_approval_is_of_just_this_text_language_and_use() {
        let script = script().approved(("lin", "Dr. Lin"), Instant(2)).unwrap();
        let edited = |change: fn(&mut ScriptDraft)| {
            let mut draft = script.draft();
            change(&mut draft);
            script.edited(draft.check().unwrap(), "rita", Instant(3)).may_be_said().is_ok()
        };
        assert!(edited(|_| {}) && edited(|draft| draft.title = "Thank you".into()));
        assert!(edited(|draft| draft.review_on = "2028-01-31".into()));
        assert!(!edited(|draft| draft.text.push('!')));
        assert!(!edited(|draft| draft.language = "es".into()));
        assert!(!edited(|draft| draft.used_for = "dismissal".into()));
    }

    #[test]
    fn nobody_approves_what_they_wrote_or_what_is_retired() {
        let script = script();
        assert!(script.approved(("ana", "Ana"), Instant(2)).is_err());
        assert!(script.retired(Instant(2)).approved(("lin", "Dr. Lin"), Instant(3)).is_err());
        let approved = script.approved(("lin", "Dr. Lin"), Instant(2)).unwrap();
        // Who gives it another title has not written it.
        let edited = approved.edited(approved.draft().check().unwrap(), "rita", Instant(3));
        assert_eq!(edited.written_by, "ana");
    }

    #[test]
    fn only_what_is_approved_is_offered_and_only_where_it_fits() {
        let script = script();
        assert!(!script.fits(Use::Reply, Kind::Praise));
        let script = Script { kinds: Kinds(vec![Kind::Praise]), ..script };
        let script = script.approved(("lin", "Dr. Lin"), Instant(2)).unwrap();
        assert!(script.fits(Use::Reply, Kind::Praise));
        assert!(!script.fits(Use::Dismissal, Kind::Praise) && !script.fits(Use::Reply, Kind::Complaint));
        assert!(!script.retired(Instant(3)).fits(Use::Reply, Kind::Praise));
        assert!(script.retired(Instant(3)).brought_back(Instant(4)).fits(Use::Reply, Kind::Praise));
    }

    #[test]
    fn it_is_overdue_from_the_day_after_its_review_was_due() {
        let on = |day: &str| script().is_overdue(day.parse().unwrap());
        assert!(!on("2027-01-31") && on("2027-02-01"));
    }

    #[test]
    fn kinds_are_kept_as_words() {
        for kinds in [Kinds::default(), Kinds(vec![Kind::Praise, Kind::Billing])] {
            assert_eq!(kinds.to_string().parse(), Ok(kinds));
        }
    }
}
