//! The words that staff read for kinds and roles, and for numbers of things; and what stands for words that were erased.

use domain::handoff::{Outcome, Standing};
use domain::question::Kind;
use domain::script::Category;
use domain::staff::Role as StaffRole;
use texts::Texts;

/// What a question is.
pub fn question_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Question",
        Kind::Comment => "Comment",
        Kind::Complaint => "Complaint",
        Kind::Praise => "Praise",
        Kind::Appointment => "Appointment",
        Kind::Billing => "Billing",
    }
}

/// What somebody is taken offline for.
pub fn category(category: Category) -> &'static str {
    match category {
        Category::Appointment => "An appointment",
        Category::Billing => "A bill",
        Category::CareQuestion => "A care question",
        Category::MedicalRecords => "Medical records",
        Category::LostProperty => "Lost property",
        Category::Other => "Something else",
    }
}

/// How far a handoff is.
pub fn handoff_standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Waiting => "They have not said yet how they can be reached",
        Standing::ToDo => "To be reached",
        Standing::Tried => "Tried in vain",
        Standing::Reached => "Reached",
        Standing::Closed => "Closed",
    }
}

/// How a handoff ended.
pub fn handoff_outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Settled => "Settled with them",
        Outcome::PassedOn => "Passed on, as they know",
        Outcome::NotReached => "Could not be reached",
        Outcome::Declined => "They did not want it",
        Outcome::TakenBack => "Taken back",
    }
}

/// A staff role, with what it lets one do.
pub fn staff_role(role: StaffRole) -> (&'static str, &'static str) {
    match role {
        StaffRole::Admin => ("Admin", "everything, people and settings included"),
        StaffRole::Editor => ("Editor", "plans sessions and answers questions"),
        StaffRole::Planner => ("Planner", "plans sessions and posts; sees published questions only"),
        StaffRole::Responder => ("Responder", "answers questions"),
        StaffRole::Reviewer => ("Reviewer", "reviews posts; sees published questions only"),
        StaffRole::Viewer => ("Viewer", "reads the plan; sees published questions only"),
    }
}

/// A number beside a name: beyond 999 nobody counts.
pub fn tally(n: i64) -> String {
    if n > 999 { "999+".to_owned() } else { n.to_string() }
}

/// `1 question`, `3 questions`.
pub fn count(n: i64, one: &str, many: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {many}") }
}

/// What was said; or, in the reader's language, that it was erased.
pub fn said(t: Texts, text: &str) -> String {
    if text.is_empty() { t.erased().to_owned() } else { text.to_owned() }
}
