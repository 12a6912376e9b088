//! The words that staff read for kinds and roles, and for numbers of things; and what stands for words that were erased.

use domain::question::Kind;
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
