//! Published answers: each has a page of its own, is found again, and is looked at again in time.

use crate::id::{ClinicianId, QuestionId};
use crate::{Flag, Instant, LocalDate};

/// A published answer beside its question, which holds the words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Answer {
    /// The question.
    pub question_id: QuestionId,
    /// Address part: `/answers/{slug}`. It stays.
    pub slug: String,
    /// When it was first published.
    pub published_at: Instant,
    /// When somebody of ours last said that it holds.
    pub reviewed_at: Instant,
    /// The last day until which that counts, in the house's zone.
    pub review_by: LocalDate,
    /// The clinician whose words were sent; None where the team wrote it.
    pub author_id: Option<ClinicianId>,
    /// Whether everybody reads it now.
    pub shown: Flag,
}

impl Answer {
    /// Whether somebody has to look at it again: it is not offered until then, and its page says so.
    #[must_use]
    pub fn is_due(&self, today: LocalDate) -> bool {
        self.review_by < today
    }

    /// Looked at: it holds until `until`.
    #[must_use]
    pub fn reviewed(&self, now: Instant, until: LocalDate) -> Self {
        Self { reviewed_at: now, review_by: until, ..self.clone() }
    }
}

/// Until when an answer counts that was looked at on this day: a year.
#[must_use]
pub fn holds_until(reviewed: LocalDate) -> LocalDate {
    let leap = (reviewed.month, reviewed.day) == (2, 29);
    LocalDate { year: reviewed.year + 1, day: if leap { 28 } else { reviewed.day }, ..reviewed }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_holds_for_a_year_to_the_day() {
        let date = |text: &str| text.parse::<LocalDate>().unwrap();
        assert_eq!(holds_until(date("2026-11-24")), date("2027-11-24"));
        assert_eq!(holds_until(date("2028-02-29")), date("2029-02-28"));
    }
}
