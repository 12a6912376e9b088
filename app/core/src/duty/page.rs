//! Pages: each rung of the ladder calls a webhook beside the letters. It says that, when and where: no name, and no word of
//! what was written.

use std::time::Duration;

use domain::Instant;
use domain::activity::Verb;
use domain::alarm::{Alarm, Page, PageState};
use domain::id::{PageId, QuestionId};
use domain::time::DAY;
use serde_json::json;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::storage::alarms as rows;
use crate::{Activity, Error, Wellspring, Work};

/// How long a page is tried, in milliseconds.
const TRIED: i64 = DAY;

/// A step of a rung: the webhook is called, too, where one is set.
pub(super) async fn call(work: &mut Work, alarm: &Alarm) -> Result<(), Error> {
    if work.app().settings.pager.is_none() {
        return Ok(());
    }
    let (id, now): (PageId, _) = (work.id(), work.now());
    let (question_id, state) = (alarm.question_id.clone(), PageState::Waiting);
    let page = Page { id, question_id, rung: alarm.called + 1, state, attempts: 0, called_at: now };
    rows::insert_page(&mut *work, &page).await?;
    jobs::enqueue::<SendPage>(work, &page.id, now).await?;
    work.record(Activity::question(&page.question_id, Verb::CalledThePager));
    Ok(())
}

/// The job: hands a page over until somebody takes it, sees the alarm, or a day has passed.
pub(crate) struct SendPage;

impl Job for SendPage {
    const KIND: &'static str = "page";
    const LANE: Lane = Lane::Pager;
    type Subject = PageId;

    async fn run(app: &Wellspring, id: &PageId) -> Result<Outcome, Error> {
        let Some(pager) = &app.settings.pager else { return Ok(Outcome::Done) };
        let Some((page, raised_at)) = open(app, id).await? else { return Ok(Outcome::Done) };
        let posting = pager.signed(id.as_str(), body(app, &page, raised_at), app.now());
        let Some(taken) = app.shutdown.run_until_cancelled(app.outside.web.post(&posting)).await else {
            return Ok(Outcome::Again(Duration::ZERO));
        };
        let mut work = app.begin(&Timer).await?;
        let now = work.now();
        rows::tried_page(&mut work, id, taken.as_ref().err().map_or("", String::as_str), now).await?;
        work.upkeep().await?;
        let pause = jobs::call_again(page.attempts + 1, now.since(page.called_at));
        Ok(taken.map_or(Outcome::Again(Duration::from_millis(pause.unsigned_abs())), |()| Outcome::Done))
    }
}

/// The page, and when its alarm was raised; None where it need not arrive any more.
async fn open(app: &Wellspring, id: &PageId) -> Result<Option<(Page, Instant)>, Error> {
    let mut work = app.begin(&Timer).await?;
    let now = work.now();
    let Some(page) = rows::page(&mut work, id).await?.filter(|page| page.state == PageState::Waiting) else {
        return Ok(None);
    };
    let alarm = rows::of_question(&mut work, &page.question_id).await?.filter(Alarm::calls_on);
    let end = match &alarm {
        None => PageState::Dropped,
        Some(_) if now.since(page.called_at) > TRIED => PageState::Failed,
        Some(alarm) => return Ok(Some((page, alarm.raised_at))),
    };
    rows::end_page(&mut work, id, end).await?;
    work.upkeep().await?;
    Ok(None)
}

/// The same at each try.
fn body(app: &Wellspring, page: &Page, raised_at: Instant) -> String {
    let data = json!({ "url": address(app, &page.question_id), "rung": page.rung, "raised_at": raised_at.to_string() });
    json!({ "type": "alarm.called", "timestamp": page.called_at.to_string(), "data": data }).to_string()
}

fn address(app: &Wellspring, question: &QuestionId) -> String {
    format!("{}/inbox/{question}", app.settings.public_url)
}
