//! What each screen shows: a handler loads one of these and hands it to a pure page.

pub mod account;
pub mod attendee;
#[cfg(feature = "zones")]
pub mod calendar;
pub mod clinician;
pub mod desk;
pub mod duty;
pub mod handoff;
pub mod live;
pub mod mail_log;
pub mod people;
pub mod plan;
pub mod post;
pub mod retention;
pub mod safety;
pub mod scripts;
#[cfg(feature = "zones")]
pub mod series;
pub mod settings;
pub mod targets;

use crate::permission::Permissions;
use crate::{Clock, Language};

/// What stands around every page.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Where browser assets are, such as `/assets/1f2e3d`.
    pub assets: String,
    /// Whether this is the demo, which every page says.
    pub demo: bool,
    /// The organisation's public address without a slash at the end, such as `https://wellspring.example`.
    pub public_url: String,
    /// Who is signed in. Always `None` on public pages, whose bytes are the same for everyone.
    pub staff: Option<Badge>,
    /// How many questions are open, beside the inbox's name (staff pages).
    pub open_questions: i64,
    /// What nobody on duty must miss (staff pages).
    pub watch: Watch,
    /// A notice at the top that is shown once, such as "Saved." (staff pages).
    pub notice: Option<String>,
    /// Tells the forms of this page from those of any other (staff pages): one that arrives twice is done once.
    pub form_key: String,
    /// How whoever reads writes clocks; 24 hours on public pages.
    pub clock: Clock,
    /// What whoever reads reads in; English on staff pages.
    pub language: Language,
}

/// What nobody on duty must miss.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Watch {
    /// Alarms that are open.
    pub open: i64,
    /// Of these, those that nobody has said they are on.
    pub unseen: i64,
    /// Whether nobody is on duty at this moment.
    pub nobody: bool,
    /// Whether letters that call for help do not leave.
    pub mail_fails: bool,
    /// Whether pages that call for help do not arrive.
    pub page_fails: bool,
}

impl Watch {
    /// Said where nobody is on duty.
    pub const NOBODY: &'static str = "Nobody is on duty at this moment.";
    /// Said where letters that call for help do not leave.
    pub const MAIL_FAILS: &'static str = "Mail that calls for help does not leave.";

    /// Said where pages that call for help do not arrive.
    pub const PAGE_FAILS: &'static str = "The page that calls for help does not arrive.";

    /// What keeps help from being called, a sentence each: no names, and no word of what was written.
    pub fn troubles(&self) -> Vec<&'static str> {
        let all =
            [(self.nobody, Self::NOBODY), (self.mail_fails, Self::MAIL_FAILS), (self.page_fails, Self::PAGE_FAILS)];
        all.into_iter().filter_map(|(is_so, words)| is_so.then_some(words)).collect()
    }
}

/// The signed-in member of staff.
#[derive(Clone, Debug)]
pub struct Badge {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// What they may do; pages hide what they may not.
    pub may: Permissions,
    /// What tells their drafts from those of whoever else uses this window; it names nobody.
    pub mark: String,
    /// Seconds until their sign-in ends if nothing more is done.
    pub stays: i64,
}

/// What somebody else saved while a form was being filled in, beside what was typed there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Both {
    /// Who saved it; empty where that is not known.
    pub by: String,
    /// The fields in which the two differ.
    pub fields: Vec<Differs>,
}

/// A field with two values; several where it takes several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differs {
    /// Its name.
    pub field: String,
    /// As it is stored now.
    pub stored: Vec<String>,
    /// As it was typed.
    pub typed: Vec<String>,
}

/// An entry of a `<select>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// What people read.
    pub label: String,
}
