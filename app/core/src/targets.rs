//! Response targets: what the house agreed on, and the clocks that run towards them.

mod remind;
mod set;
mod summary;
mod wind;

use domain::hours::OpenTime;
use domain::question::{Question, Urgency};
use domain::target::{Desk, Rule, Target, Targets};
use domain::{Instant, LocalDate, zone};

pub use remind::remind;
pub(crate) use remind::whom;
pub use set::{remove, set};
pub(crate) use summary::Due;
pub use summary::sum_up;
pub(crate) use wind::{WindClocks, layer_changed, look};

use crate::storage::{Reads, questions, targets as rows};
use crate::{Error, Wellspring};

/// How many days back and ahead holidays count.
const BACK: i64 = 400;
const AHEAD: i64 = 800;

impl Wellspring {
    /// By what clocks run, read anew.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn desk(&self) -> Result<Desk, Error> {
        let zone = self.settings.house_zone();
        let today = zone::date(self.now(), &zone).days();
        let days = (LocalDate::from_days(today - BACK), LocalDate::from_days(today + AHEAD));
        let closed = rows::closed_days(&self.storage, &self.settings.holidays, days).await?;
        let targets = self.targets(rows::rules(&self.storage).await?);
        Ok(Desk { targets, open: OpenTime::new(self.settings.desk_hours.clone(), zone, closed) })
    }

    /// Until when the author of a question is promised an answer, as it stands at `now`: none of what may be an emergency, where
    /// nobody must wait for us, none that is broken already, and by the targets only where the house promises anything.
    pub(crate) fn promise(&self, question: &Question, now: Instant) -> Option<Instant> {
        let promises = question.due_at.is_some() || self.settings.answer_within.is_some();
        question.promised().filter(|at| promises && *at > now && question.urgency == Urgency::Routine)
    }

    /// The same for a question that may be joined with another: that is where it is answered, and when.
    pub(crate) async fn promise_of(
        &self,
        db: impl Reads,
        question: &Question,
        now: Instant,
    ) -> Result<Option<Instant>, Error> {
        match &question.umbrella_id {
            None => Ok(self.promise(question, now)),
            Some(umbrella) => Ok(self.promise(&questions::get(db, umbrella).await?, now)),
        }
    }

    fn targets(&self, rules: Vec<Rule>) -> Targets {
        Targets { usual: self.settings.usual_target(), rules }
    }
}

impl crate::Settings {
    /// What is promised where nothing else was agreed on.
    pub(crate) fn usual_target(&self) -> Target {
        Target { acknowledge: self.acknowledge_within, answer: self.answer_within.unwrap_or(USUAL_ANSWER) }
    }
}

/// Where the house promises strangers nothing, it still wants to know what is late.
const USUAL_ANSWER: domain::hours::Within = domain::hours::Within::WorkingDays(2);
