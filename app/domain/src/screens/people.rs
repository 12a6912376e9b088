//! Screens about people: clinicians and members of staff.

use crate::activity::{Noun, Verb};
use crate::clinician::ClinicianDraft;
use crate::id::{ClinicianId, SessionId, StaffId};
use crate::screens::Both;
use crate::screens::clinician::Keeping;
use crate::screens::desk::HistoryLine;
use crate::screens::plan::SlotRow;
use crate::staff::Role as StaffRole;
use crate::{Instant, Problems, Version};

/// `/people`: clinicians for planners; staff for operators.
#[derive(Clone, Debug)]
pub struct PeopleScreen {
    /// Clinicians, by name.
    pub clinicians: Vec<ClinicianRow>,
    /// Members of staff; empty unless the reader may operate.
    pub staff: Vec<StaffRow>,
    /// The form for a new member of staff (`name`, `email`, `role`) with its problems; posts to `/people/staff`.
    pub staff_form: StaffForm,
    /// A one-time link to hand to a new member, shown once.
    pub one_time_link: Option<String>,
    /// The address of the reader's own feed of the whole calendar. A new address by POST `/people/feed`.
    pub own_feed: String,
    /// Whether the reader may plan.
    pub may_plan: bool,
    /// Whether the reader may operate.
    pub may_operate: bool,
}

/// `/people/record`: who did what, the newest first.
#[derive(Clone, Debug, Default)]
pub struct RecordScreen {
    /// Whether everything is shown; otherwise who came, who may do what, and who saw what is not everybody's.
    pub everything: bool,
    /// Its lines.
    pub lines: Vec<RecordLine>,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// A line of the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordLine {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Instant,
    /// Who.
    pub actor: String,
    /// What they did.
    pub verb: Verb,
    /// To what kind of thing.
    pub noun: Noun,
    /// Its id.
    pub subject: String,
    /// The name of the member of staff that it is about; empty for other things.
    pub whose: String,
    /// A few words more, or empty.
    pub detail: String,
}

/// A new member of staff as typed.
#[derive(Clone, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct StaffForm {
    /// Name.
    pub name: String,
    /// Address to sign in with.
    pub email: String,
    /// One of the roles.
    pub role: String,
    /// What was wrong.
    #[serde(skip)]
    pub problems: Problems,
}

/// A clinician in the list.
#[derive(Clone, Debug)]
pub struct ClinicianRow {
    /// Its id: `/people/clinicians/{id}`.
    pub id: ClinicianId,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
    /// E-mail address.
    pub email: String,
    /// Topics.
    pub topics: String,
    /// Slots to come.
    pub upcoming: i64,
}

/// A member of staff in the list; `/people/staff/{id}/{disable|enable}`.
#[derive(Clone, Debug)]
pub struct StaffRow {
    /// Its id.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Role.
    pub role: StaffRole,
    /// Whether they may not sign in any more.
    pub disabled: bool,
    /// Whether they have set a password.
    pub active: bool,
}

/// `/people/clinicians/new` and `/people/clinicians/{id}`; posts to its own address.
#[derive(Clone, Debug)]
pub struct ClinicianScreen {
    /// None while new.
    pub id: Option<ClinicianId>,
    /// Version that the form was filled from.
    pub version: Version,
    /// The form.
    pub draft: ClinicianDraft,
    /// What was wrong.
    pub problems: Problems,
    /// The house's zone, or empty.
    pub house: String,
    /// Where somebody else was faster: what they saved, and what was typed.
    pub both: Option<Both>,
    /// Zones to choose from.
    pub zones: Vec<String>,
    /// Names of topics to choose from.
    pub known_topics: Vec<String>,
    /// Their calendar's panels, once they are known. A new feed address by POST `{id}/feed`.
    pub keeping: Option<Keeping>,
    /// The absolute address of their own page. A new one by POST `{id}/link`.
    pub link_url: Option<String>,
    /// When somebody last acted by it.
    pub link_used_at: Option<Instant>,
    /// Who did what to them.
    pub history: Vec<HistoryLine>,
    /// Their slots to come: session title, id, when, zone, state.
    pub slots: Vec<(SlotRow, SessionId, String)>,
    /// Now.
    pub now: Instant,
}
