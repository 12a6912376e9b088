//! Every kind of job, in one list.

use std::pin::Pin;

use super::timers::Ring;
use super::{Job, Outcome};
use crate::clinicians::busy::ReadBusyTimes;
use crate::duty::{CallDuty, SendPage};
use crate::letters::{SendCall, SendLetter};
use crate::posts::PublishPost;
use crate::questions::{EraseOnce, Scrub, TellFollowers};
use crate::retention::LetGo;
use crate::slots::TellClinician;
use crate::targets::WindClocks;
use crate::{Error, Wellspring};

/// What a job gives while it runs.
type Running<'a> = Pin<Box<dyn Future<Output = Result<Outcome, Error>> + Send + 'a>>;

/// A kind of job, whatever it is about.
pub(super) struct Kind {
    name: &'static str,
    run: for<'a> fn(&'a Wellspring, &'a str) -> Running<'a>,
}

/// Every kind.
const ALL: [Kind; 13] = [
    kind::<CallDuty>(),
    kind::<SendCall>(),
    kind::<SendPage>(),
    kind::<PublishPost>(),
    kind::<TellClinician>(),
    kind::<TellFollowers>(),
    kind::<EraseOnce>(),
    kind::<Scrub>(),
    kind::<LetGo>(),
    kind::<SendLetter>(),
    kind::<ReadBusyTimes>(),
    kind::<WindClocks>(),
    kind::<Ring>(),
];

const fn kind<J: Job + 'static>() -> Kind {
    Kind { name: J::KIND, run: |app, subject| Box::pin(read_and_run::<J>(app, subject)) }
}

async fn read_and_run<J: Job + 'static>(app: &Wellspring, subject: &str) -> Result<Outcome, Error> {
    let subject = subject.parse().map_err(|_| Error::Internal(format!("{subject} is no subject of {}", J::KIND)))?;
    J::run(app, &subject).await
}

impl Kind {
    /// The kind of this name; None for one of another version.
    pub(super) fn named(name: &str) -> Option<&'static Self> {
        const { &ALL }.iter().find(|kind| kind.name == name)
    }

    /// Does it.
    pub(super) fn run<'a>(&self, app: &'a Wellspring, subject: &'a str) -> Running<'a> {
        (self.run)(app, subject)
    }
}
