//! The calendar: as a page, as saved views, and things moved on it.

use axum::extract::RawQuery;
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, REFERER};
use axum::response::{IntoResponse, Response};
use domain::id::{PostId, SessionId, ViewId};
use domain::plan::{Address, Kind, WeekStart};
use domain::post::PostDraft;
use domain::screens::Frame;
use domain::screens::calendar::{CalendarScreen, MoveScreen};
use domain::session::SessionDraft;
use domain::{LocalDate, LocalTime, plan};
use serde::Deserialize;
use serde_json::json;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::screens::Moved;
use wellspring_core::{Error, posts, screens, sessions, views};

use crate::http::answer::{Meant, Notice, Reply, Seen, belongs_on_form, json, problems, see_other};
use crate::http::ground::problem::{Both, More};
use crate::http::ground::{Path, Query, Refusal, Sent};
use crate::http::who::As;

/// `GET /plan?view&on&week&zone&kind&campaign&audience&clinician&state&moved`
pub async fn page(who: As<Reader>, RawQuery(raw): RawQuery, query: Query, headers: HeaderMap) -> Reply {
    let address = address(raw.as_deref().unwrap_or_default());
    let mut screen = screens::calendar(&who.app, &who.actor, address, begins(&headers)).await?;
    if let Some(moved) = query.get("moved").and_then(|moved| moved.parse::<Moved>().ok()) {
        // What was moved may be gone by now; the calendar is not.
        screen.follows = screens::follows(&who.app, &who.actor, &moved).await.ok().map(|(_, follows)| follows);
    }
    who.page(pages::plan, &screen).await
}

/// An address from a query; words that mean nothing are passed over, so whatever comes of it is ours.
fn address(query: &str) -> Address {
    let pairs: Vec<_> = url::form_urlencoded::parse(query.as_bytes()).collect();
    Address::read(pairs.iter().map(|(name, value)| (name.as_ref(), value.as_ref())))
}

fn begins(headers: &HeaderMap) -> WeekStart {
    let accepted = headers.get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    WeekStart::of_languages(accepted.unwrap_or_default())
}

/// The calendar that somebody came from, or nothing for any other page.
pub(super) fn back(path: &str) -> Option<Address> {
    match path.split_once('#').map_or(path, |(path, _)| path).split_once('?') {
        Some(("/plan", query)) => Some(address(query)),
        None if path == "/plan" => Some(Address::default()),
        _ => None,
    }
}

fn referer(headers: &HeaderMap) -> Option<Address> {
    let url = url::Url::parse(headers.get(REFERER)?.to_str().ok()?).ok()?;
    back(&format!("{}?{}", url.path(), url.query().unwrap_or_default()))
}

/// A view to be saved.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewView {
    name: String,
    query: String,
}

/// `POST /plan/views`: saves what is shown under a name.
pub async fn save_view(who: As<Reader>, headers: HeaderMap, Sent(form): Sent<NewView>) -> Reply {
    let shown = address(&form.query);
    let saved = views::save(&who.app, &who.actor, &form.name, &shown).await;
    let done = saved.map(|_| see_other(&shown.href(), Notice::ViewSaved));
    who.form(done, pages::plan, async |why| {
        let screen = screens::calendar(&who.app, &who.actor, shown, begins(&headers)).await?;
        Ok(CalendarScreen { problems: problems(&why), ..screen })
    })
    .await
}

/// `POST /plan/views/{id}/delete`
pub async fn delete_view(who: As<Reader>, Path(id): Path<ViewId>, Sent(form): Sent<NewView>) -> Reply {
    views::delete(&who.app, &who.actor, &id).await?;
    Ok(see_other(&address(&form.query).href(), Notice::Deleted))
}

/// `GET /plan/sessions/{id}/move`
pub async fn session_form(who: As<Planner>, Path(id): Path<SessionId>, headers: HeaderMap) -> Reply {
    form(&who, Kind::Session, id.as_str(), &headers).await
}

/// `GET /plan/posts/{id}/move`
pub async fn post_form(who: As<Planner>, Path(id): Path<PostId>, headers: HeaderMap) -> Reply {
    form(&who, Kind::Post, id.as_str(), &headers).await
}

async fn form(who: &As<Planner>, kind: Kind, id: &str, headers: &HeaderMap) -> Reply {
    let back = referer(headers).unwrap_or_default().href();
    let screen = screens::moving(&who.app, &who.caller.reader()?, kind, id, &back).await?;
    who.page(pages::move_form, &screen).await
}

/// A move as sent by a form or by the island.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Move {
    starts: Option<String>,
    #[serde(flatten)]
    seen: Seen,
    #[serde(flatten)]
    meant: Meant,
    back: Option<String>,
}

/// `POST /plan/sessions/{id}/move`
pub async fn move_session(
    who: As<Planner>,
    Path(id): Path<SessionId>,
    headers: HeaderMap,
    Sent(sent): Sent<Move>,
) -> Reply {
    let before = sessions::get(&who.app, &who.actor.reader(), &id).await?;
    let keep = async |to: Option<LocalTime>| {
        let draft = SessionDraft { starts: to.map(|to| to.to_string()), ..before.draft() };
        // Whoever drags was asked on the calendar.
        if !who.json {
            super::sessions::meant(&before, &draft, sent.meant, who.app.now())?;
        }
        sessions::reschedule(&who.app, &who.actor, &id, sent.seen.version(), to).await.map(drop)
    };
    let moved = Moved { kind: Kind::Session, id: id.to_string(), from: before.starts };
    Moving { who: &who, moved, headers: &headers, sent: &sent }.end(keep).await
}

/// `POST /plan/posts/{id}/move`
pub async fn move_post(who: As<Planner>, Path(id): Path<PostId>, headers: HeaderMap, Sent(sent): Sent<Move>) -> Reply {
    let before = posts::get(&who.app, &who.actor.reader(), &id).await?;
    let keep = async |to: Option<LocalTime>| {
        let draft = PostDraft { planned_at: to.map(|to| to.to_string()), ..before.draft() };
        if !who.json {
            super::posts::meant(&before, &draft, sent.meant, who.app.now())?;
        }
        posts::reschedule(&who.app, &who.actor, &id, sent.seen.version(), to).await.map(drop)
    };
    let moved = Moved { kind: Kind::Post, id: id.to_string(), from: before.planned };
    Moving { who: &who, moved, headers: &headers, sent: &sent }.end(keep).await
}

impl Move {
    fn to(&self, was: Option<LocalTime>) -> Result<Option<LocalTime>, Error> {
        let typed = self.starts.as_deref();
        let typed = typed.ok_or_else(|| Error::field("starts", "Say the new start; empty is back to the ideas."))?;
        plan::moved_to(was, typed).map_err(|why| Error::field("starts", why))
    }
}

/// One move on its way to an answer: where it came from decides whether that is a page or JSON.
struct Moving<'a> {
    who: &'a As<Planner>,
    moved: Moved,
    headers: &'a HeaderMap,
    sent: &'a Move,
}

impl Moving<'_> {
    /// The calendar to return to; where nothing is said, the one that shows the new day.
    fn back(&self, day: Option<LocalDate>) -> Address {
        let said = self.sent.back.as_deref().and_then(back).or_else(|| referer(self.headers));
        said.unwrap_or_else(|| Address { on: day, ..Address::default() })
    }

    async fn end(self, keep: impl AsyncFnOnce(Option<LocalTime>) -> Result<(), Error>) -> Reply {
        let done = match self.sent.to(self.moved.from) {
            Ok(to) => keep(to).await,
            Err(why) => Err(why),
        };
        match done {
            Ok(()) => self.done().await,
            Err(why) if self.who.json && belongs_on_form(&why) => {
                let screen = self.screen().await?;
                Ok(problem(&why, &screen, self.sent))
            }
            Err(why) => self.refused(why).await,
        }
    }

    async fn done(self) -> Reply {
        let (item, follows) = screens::follows(&self.who.app, &self.who.caller.reader()?, &self.moved).await?;
        let back = self.back(item.starts.map(|starts| starts.date)).href();
        if !self.who.json {
            let and = if back.contains('?') { '&' } else { '?' };
            return Ok(see_other(&format!("{back}{and}moved={}", self.moved), None));
        }
        let html = pages::follows_html(&follows, (&item.zone, self.who.caller.clock()), &back);
        Ok(json::ok(&json!({
            "kind": item.kind, "id": item.id, "version": item.version, "title": item.title, "starts": item.starts,
            "zone": item.zone, "starts_at": item.starts_at, "minutes": item.minutes,
            "day": item.starts.map(|starts| starts.date), "follows": follows, "html": html,
        })))
    }

    async fn screen(&self) -> Result<MoveScreen, Error> {
        let (back, reader) = (self.back(None).href(), self.who.caller.reader()?);
        screens::moving(&self.who.app, &reader, self.moved.kind, &self.moved.id, &back).await
    }

    /// The form again, or both versions where somebody was faster. Nothing typed is lost.
    async fn refused(self, why: Error) -> Reply {
        let (now, overtaken) = (self.who.app.now(), matches!(why, Error::Conflict { .. }));
        let page = |frame: &Frame, screen: &MoveScreen| match overtaken {
            true => pages::overtaken(frame, screen, now),
            false => pages::move_form(frame, screen),
        };
        self.who.form(Err(why), page, async |why| Ok(again(self.screen().await?, self.sent, &why))).await
    }
}

/// The form with what was typed, as a local time where it was one.
fn again(screen: MoveScreen, sent: &Move, why: &Error) -> MoveScreen {
    let typed = sent.starts.clone().unwrap_or_default();
    let to = plan::moved_to(screen.item.starts, &typed).ok();
    let starts = to.map(|to| to.map(|to| to.to_string()).unwrap_or_default()).unwrap_or(typed);
    MoveScreen { starts, problems: problems(why), ..screen }
}

/// What the island reads: both versions where somebody was faster.
fn problem(why: &Error, screen: &MoveScreen, sent: &Move) -> Response {
    let mut refusal = Refusal::from(why);
    if let Error::Conflict { current } = why {
        let by = screen.faster.as_ref();
        let now = json!({
            "version": screen.item.version, "title": screen.item.title, "starts": screen.item.starts,
            "zone": screen.item.zone, "by": by.map(|by| by.by.clone()), "at": by.and_then(|by| by.at),
        });
        let sent = json!({ "starts": sent.starts.as_deref().unwrap_or_default(), "version": sent.seen.version() });
        refusal.more = Some(More::Conflict { current_version: *current, both: Some(Both { current: now, sent }) });
    }
    refusal.into_response()
}

/// Where to go back to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    back: String,
}

/// `POST /plan/sessions/{id}/tell`: what waits to be told about a session is told now.
pub async fn tell(who: As<Planner>, Path(id): Path<SessionId>, headers: HeaderMap, Sent(form): Sent<Back>) -> Reply {
    let told = sessions::tell_now(&who.app, &who.actor, &id).await?;
    if who.json {
        return Ok(json::ok(&json!({ "told": told })));
    }
    let back = back(&form.back).or_else(|| referer(&headers)).unwrap_or_default();
    Ok(see_other(&back.href(), Notice::Told))
}

#[cfg(test)]
mod tests {
    use super::back;

    #[test]
    fn one_returns_to_a_calendar_and_to_nothing_else() {
        let href = |path| back(path).map(|address| address.href());
        assert_eq!(href("/plan").as_deref(), Some("/plan"));
        assert_eq!(href("/plan?view=week&moved=x&notice=y&evil=1#day").as_deref(), Some("/plan?view=week"));
        for elsewhere in ["https://evil.example/plan", "//evil.example", "/planet?x=1", "", "/inbox"] {
            assert_eq!(href(elsewhere), None, "{elsewhere}");
        }
    }
}
