//! Pages: each rung of the ladder calls a webhook beside the letters, signed as Standard Webhooks has it
//! (<https://www.standardwebhooks.com>). It says that, when and where: no name, and no word of what was written.

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::Instant;
use domain::activity::Verb;
use domain::alarm::{Alarm, Page, PageState};
use domain::id::{PageId, QuestionId};
use domain::time::{DAY, SECOND};
use hmac::{Hmac, Mac};
use serde_json::json;
use sha2::Sha256;

use crate::actor::Timer;
use crate::jobs::{self, Job, Lane, Outcome};
use crate::outside::Posting;
use crate::storage::alarms as rows;
use crate::{Activity, Error, Wellspring, Work};

/// How long a page is tried, in milliseconds.
const TRIED: i64 = DAY;

/// Where pages go, and what signs them.
#[derive(Clone)]
pub struct Pager {
    url: String,
    secret: Vec<u8>,
}

/// Neither is for a log: addresses of such hooks are often secret, too.
impl fmt::Debug for Pager {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pager").finish_non_exhaustive()
    }
}

impl Pager {
    /// To this address, signed with a secret such as `whsec_…`: 24 to 64 bytes in base64.
    ///
    /// # Errors
    /// A sentence for any other secret.
    pub fn new(url: &str, secret: &str) -> Result<Self, String> {
        let bytes = secret.trim().strip_prefix("whsec_").and_then(|text| STANDARD.decode(text).ok());
        let secret = bytes.filter(|bytes| (24..=64).contains(&bytes.len()));
        let wrong = || "use a secret that begins with whsec_, and then has 24 to 64 bytes in base64.".to_owned();
        Ok(Self { url: url.to_owned(), secret: secret.ok_or_else(wrong)? })
    }

    /// A body as it is sent at `now`; whoever receives it again knows it by its id.
    fn signed(&self, id: &str, body: String, now: Instant) -> Posting {
        let seconds = (now.0 / SECOND).to_string();
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.secret).expect("HMAC takes keys of any length");
        mac.update(format!("{id}.{seconds}.{body}").as_bytes());
        let signature = format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes()));
        let headers =
            vec![("webhook-id", id.to_string()), ("webhook-timestamp", seconds), ("webhook-signature", signature)];
        Posting { url: self.url.clone(), headers, body }
    }
}

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
    const LANE: Lane = Lane::Help;
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

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the specification's libraries.
    #[test]
    fn a_page_is_signed_as_the_specification_has_it() {
        let pager = Pager::new("https://pager.example/", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = "{\"test\": 2432232314}".to_owned();
        let posting = pager.signed("msg_p5jXN8AQM9LWM0D4loKWxJek", body, Instant(1_614_265_330_999));
        let headers = posting.headers.iter().map(|(name, value)| (*name, value.as_str())).collect::<Vec<_>>();
        assert_eq!(
            headers,
            [
                ("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek"),
                ("webhook-timestamp", "1614265330"),
                ("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="),
            ]
        );
        assert_eq!(format!("{pager:?}"), "Pager { .. }");
    }

    #[test]
    fn a_secret_is_whsec_and_24_to_64_bytes() {
        let secret = |bytes: usize| format!("whsec_{}", STANDARD.encode(vec![7; bytes]));
        for good in [24, 32, 64] {
            assert!(Pager::new("https://pager.example/", &secret(good)).is_ok(), "{good}");
        }
        let bare = STANDARD.encode([7; 32]);
        for bad in [secret(23), secret(65), bare, "whsec_".to_owned(), "whsec_not base64 at all, is it".to_owned()] {
            assert!(Pager::new("https://pager.example/", &bad).is_err(), "{bad}");
        }
    }
}
