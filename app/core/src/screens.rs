//! Reads for screens: a handler loads one of these and hands it to a page. A fixed number of queries
//! each, however many rows.

mod answers;
mod ask;
mod attendee;
mod blog;
mod calendar;
mod clinician;
mod desk;
mod duty;
mod handoff;
mod import;
mod live;
mod operate;
mod plan;
mod post;
mod retention;
mod safety;
mod scripts;
mod series;
mod slots;
mod targets;

pub use answers::{FeedAnswer, answer, answers, answers_feed, search, topic};
pub use ask::{ask, mine};
pub use attendee::{asker, campaign_page, event, follow, home, public_month, public_session};
pub use blog::{blog, blog_feed, blog_post};
pub use calendar::{Moved, Spot, calendar, calendar_items, calendar_page, follows, moving};
pub use clinician::{own, slot};
pub use desk::{inbox, question};
pub use duty::duty;
pub use handoff::{handoff, teams};
pub use import::{import, import_preview, question_import};
pub use live::{live, wrap};
pub use operate::{Gauges, gauges, mail_log, record};
pub use plan::{audiences, campaign, campaigns, clinician, people, session, topics};
pub use post::{post, posts_list, preview};
pub use retention::retention;
pub use safety::{list, list_change, safety, tried};
pub use scripts::{script, scripts};
pub use series::{series, series_preview, shift};
pub use targets::targets;

use domain::screens::{Choice, Watch};

use crate::storage::{self, Storage};
use crate::{Error, Wellspring};

/// How many questions have no end yet, a thousand or two at most: stands beside the inbox's name.
///
/// # Errors
/// [`Error::Storage`].
pub async fn open_questions(app: &Wellspring) -> Result<i64, Error> {
    Ok(storage::questions::open_total(&app.storage).await?.0)
}

/// What nobody on duty must miss.
///
/// # Errors
/// [`Error::Storage`].
pub async fn watch(app: &Wellspring) -> Result<Watch, Error> {
    let (open, unseen) = storage::alarms::open_count(&app.storage).await?;
    let mail_fails = !app.outside.mail.is_set() || storage::letters::calls_fail(&app.storage).await?;
    let page_fails = page_trouble(app).await?.is_some();
    Ok(Watch { open, unseen, nobody: !crate::duty::standing(app).await?, mail_fails, page_fails })
}

/// What the last page that called for help met, where it did not arrive.
///
/// # Errors
/// [`Error::Storage`].
pub async fn page_trouble(app: &Wellspring) -> Result<Option<String>, Error> {
    if app.settings.pager.is_none() {
        return Ok(None);
    }
    let failed = storage::alarms::failed_page(&app.storage).await?;
    Ok(failed.filter(|failed| failed.counts(app.now())).map(|failed| failed.said))
}

async fn campaign_choices(storage: &Storage) -> Result<Vec<Choice>, Error> {
    let all = storage::campaigns::all(storage).await?;
    Ok(all
        .into_iter()
        .map(|campaign| Choice { value: campaign.id.to_string(), label: campaign.name.to_string() })
        .collect())
}

/// The campaigns' zones, by id: something new takes its campaign's.
async fn campaign_zones(storage: &Storage) -> Result<Vec<Choice>, Error> {
    let all = storage::campaigns::all(storage).await?.into_iter();
    Ok(all.map(|campaign| Choice { value: campaign.id.to_string(), label: campaign.zone.to_string() }).collect())
}

fn zones() -> Vec<String> {
    domain::zone::names().to_vec()
}
