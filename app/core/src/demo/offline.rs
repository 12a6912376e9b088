//! Teams of the demo, and somebody whom one of them is to reach.

use domain::handoff::ReachDraft;
use domain::question::QuestionDraft;
use domain::screens::desk::DeedForm;
use domain::team::TeamDraft;
use domain::time::HOUR;

use super::Stage;
use crate::actor::{Asker, Operator};
use crate::{Error, questions, teams};

/// Name, mailbox, what usually goes there.
const TEAMS: [(&str, &str, &str); 2] = [
    ("Patient accounts", "accounts@demo.example", "billing"),
    ("Scheduling", "scheduling@demo.example", "appointment, medical_records"),
];
const BILLED: &str = "Nobody told me that the sleep study costs extra, and now there are two bills for one night.";
const WHY: &str = "Thank you for telling us; two bills for one night should not happen. Our accounts team would like to look into it with you.";

impl Stage<'_> {
    /// Somebody writes about a bill, is taken offline, and says how they can be reached.
    pub(super) async fn offline(&self) -> Result<(), Error> {
        let mut accounts = None;
        for (name, email, categories) in TEAMS {
            let draft = TeamDraft {
                name: name.into(),
                email: email.into(),
                categories: categories.into(),
                ..TeamDraft::default()
            };
            accounts = accounts.or(Some(teams::create(self.app, &Operator::at_the_console(), &draft).await?.id));
        }
        self.at(-5 * HOUR);
        let draft =
            QuestionDraft { text: BILLED.into(), name: "Helen".into(), private: true, ..QuestionDraft::default() };
        let asker = Asker { key: Some(BILLED.to_owned()), ..Asker::default() };
        let asked = questions::ask(self.app, &asker, None, &draft).await?;
        let id = questions::by_token(self.app, &asked.token).await?.id;
        self.at(-3 * HOUR);
        let team_id = accounts.map(|id| id.to_string()).unwrap_or_default();
        let form = DeedForm { category: "billing".into(), team_id, text: WHY.into(), ..DeedForm::default() };
        questions::take_offline(self.app, &self.responder, &id, &form).await?;
        self.at(-2 * HOUR);
        let reach = ReachDraft {
            contact: "+1 555 010 467".into(),
            best_time: "In the morning".into(),
            agreed: true,
            ..ReachDraft::default()
        };
        questions::say_how(self.app, &asker, &asked.token, &reach).await
    }
}
