//! The calendar: as a page, as saved views, and things moved on it.

use axum::extract::{Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::http::header::{ACCEPT_LANGUAGE, REFERER};
use axum::response::{IntoResponse, Response};
use domain::id::ViewId;
use domain::plan::{Address, Kind, WeekStart};
use domain::screens::calendar::MoveScreen;
use domain::{LocalDate, LocalTime, plan};
use serde::Deserialize;
use serde_json::json;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::screens::Moved;
use wellspring_core::{Error, posts, screens, sessions, views};

use crate::http::answer::form::{Seen, again, belongs_on_form, invalid, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::answer::{Reply, json};
use crate::http::ground::body::Sent;
use crate::http::ground::error::{Refusal, wants_json};
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// `GET /plan?view&on&week&zone&kind&campaign&audience&clinician&state&moved`
pub async fn page(
    State(site): State<Site>,
    who: As<Reader>,
    RawQuery(raw): RawQuery,
    query: Query,
    headers: HeaderMap,
) -> Reply {
    let address = address(raw.as_deref().unwrap_or_default());
    let mut screen = screens::calendar(&site.app, &who.actor, address, begins(&headers)).await?;
    if let Some(moved) = query.get("moved").and_then(|moved| moved.parse::<Moved>().ok()) {
        // What was moved may be gone by now; the calendar is not.
        screen.follows = screens::follows(&site.app, &who.actor, &moved).await.ok().map(|(_, follows)| follows);
    }
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::plan(&frame, &screen)))
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
pub async fn save_view(
    State(site): State<Site>,
    who: As<Reader>,
    headers: HeaderMap,
    Sent(form): Sent<NewView>,
) -> Reply {
    let shown = address(&form.query);
    match views::save(&site.app, &who.actor, &form.name, &shown).await {
        Ok(_) => Ok(noticed(&shown, "notice=view_saved")),
        Err(Error::Invalid(problems)) => {
            let mut screen = screens::calendar(&site.app, &who.actor, shown, begins(&headers)).await?;
            screen.problems = problems;
            let frame = staff_frame(&site, &who.caller, None).await?;
            Ok(invalid(pages::plan(&frame, &screen)))
        }
        Err(other) => Err(other.into()),
    }
}

/// `POST /plan/views/{id}/delete`
pub async fn delete_view(
    State(site): State<Site>,
    who: As<Reader>,
    Path(view): Path<String>,
    Sent(form): Sent<NewView>,
) -> Reply {
    views::delete(&site.app, &who.actor, &id::<ViewId>(&view)?).await?;
    Ok(noticed(&address(&form.query), "notice=deleted"))
}

/// 303 to a calendar with one more word in its query.
pub(super) fn noticed(address: &Address, word: &str) -> Response {
    let href = address.href();
    let and = if href.contains('?') { '&' } else { '?' };
    see_other(&format!("{href}{and}{word}"), "")
}

/// A move as sent by a form or by the island.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Move {
    starts: Option<String>,
    #[serde(flatten)]
    seen: Seen,
    back: Option<String>,
}

/// `GET /plan/sessions/{id}/move`
pub async fn session_form(
    State(site): State<Site>,
    who: As<Planner>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Reply {
    form(&site, &who, Kind::Session, &id, &headers).await
}

/// `GET /plan/posts/{id}/move`
pub async fn post_form(
    State(site): State<Site>,
    who: As<Planner>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Reply {
    form(&site, &who, Kind::Post, &id, &headers).await
}

async fn form(site: &Site, who: &As<Planner>, kind: Kind, id: &str, headers: &HeaderMap) -> Reply {
    let back = referer(headers).unwrap_or_default().href();
    let screen = screens::moving(&site.app, &who.caller.reader()?, kind, id, &back).await?;
    let frame = staff_frame(site, &who.caller, None).await?;
    Ok(html(pages::move_form(&frame, &screen)))
}

/// `POST /plan/sessions/{id}/move`
pub async fn move_session(
    State(site): State<Site>,
    who: As<Planner>,
    Path(session): Path<String>,
    headers: HeaderMap,
    Sent(sent): Sent<Move>,
) -> Reply {
    let door = Door { site: &site, who: &who, kind: Kind::Session, id: &session, headers: &headers, sent: &sent };
    let stored = sessions::get(&site.app, &who.actor.reader(), &id(&session)?).await?;
    let done = async {
        let to = door.to(stored.starts)?;
        sessions::reschedule(&site.app, &who.actor, &stored.id, sent.seen.version(), to).await.map(drop)
    };
    door.answer(stored.starts, done.await).await
}

/// `POST /plan/posts/{id}/move`
pub async fn move_post(
    State(site): State<Site>,
    who: As<Planner>,
    Path(post): Path<String>,
    headers: HeaderMap,
    Sent(sent): Sent<Move>,
) -> Reply {
    let door = Door { site: &site, who: &who, kind: Kind::Post, id: &post, headers: &headers, sent: &sent };
    let stored = posts::get(&site.app, &who.actor.reader(), &id(&post)?).await?;
    let done = async {
        let to = door.to(stored.planned)?;
        posts::reschedule(&site.app, &who.actor, &stored.id, sent.seen.version(), to).await.map(drop)
    };
    door.answer(stored.planned, done.await).await
}

/// One move on its way to an answer: where it came from decides whether that is a page or JSON.
struct Door<'a> {
    site: &'a Site,
    who: &'a As<Planner>,
    kind: Kind,
    id: &'a str,
    headers: &'a HeaderMap,
    sent: &'a Move,
}

impl Door<'_> {
    fn to(&self, was: Option<LocalTime>) -> Result<Option<LocalTime>, Error> {
        let typed = self.sent.starts.as_deref();
        let typed = typed.ok_or_else(|| Error::field("starts", "Say the new start; empty is back to the ideas."))?;
        plan::moved_to(was, typed).map_err(|why| Error::field("starts", why))
    }

    fn json(&self) -> bool {
        wants_json("", self.headers)
    }

    /// The calendar to return to; where nothing is said, the one that shows the new day.
    fn back(&self, day: Option<LocalDate>) -> Address {
        let said = self.sent.back.as_deref().and_then(back).or_else(|| referer(self.headers));
        said.unwrap_or_else(|| Address { on: day, ..Address::default() })
    }

    async fn answer(&self, was: Option<LocalTime>, done: Result<(), Error>) -> Reply {
        match done {
            Ok(()) => self.moved(Moved { kind: self.kind, id: self.id.to_owned(), from: was }).await,
            Err(error) if belongs_on_form(&error) => self.refused(error).await,
            Err(error) => Err(error.into()),
        }
    }

    async fn moved(&self, moved: Moved) -> Reply {
        let (item, follows) = screens::follows(&self.site.app, &self.who.caller.reader()?, &moved).await?;
        let back = self.back(item.starts.map(|starts| starts.date));
        if !self.json() {
            return Ok(noticed(&back, &format!("moved={moved}")));
        }
        let html = pages::follows_html(&follows, &item.zone, &back.href());
        let body = json!({
            "kind": item.kind, "id": item.id, "version": item.version, "title": item.title, "starts": item.starts,
            "zone": item.zone, "starts_at": item.starts_at, "minutes": item.minutes,
            "day": item.starts.map(|starts| starts.date), "follows": follows, "html": html,
        });
        Ok(json::with(axum::http::StatusCode::OK, &body))
    }

    /// The form again, or both versions where somebody was faster. Nothing typed is lost.
    async fn refused(&self, error: Error) -> Reply {
        let back = self.back(None).href();
        let screen = screens::moving(&self.site.app, &self.who.caller.reader()?, self.kind, self.id, &back).await?;
        let typed = self.sent.starts.clone().unwrap_or_default();
        if self.json() {
            return Ok(self.problem(&error, &screen, &typed));
        }
        let starts =
            plan::moved_to(screen.item.starts, &typed).ok().map(|to| to.map(|to| to.to_string()).unwrap_or_default());
        let screen = MoveScreen { starts: starts.unwrap_or(typed), problems: problems(&error), ..screen };
        let frame = staff_frame(self.site, &self.who.caller, None).await?;
        let html = match error {
            Error::Conflict { .. } => pages::overtaken(&frame, &screen, self.site.app.now()),
            _ => pages::move_form(&frame, &screen),
        };
        Ok(again(html, &error))
    }

    fn problem(&self, error: &Error, screen: &MoveScreen, typed: &str) -> Response {
        let mut refusal = Refusal::of(error);
        if let Error::Conflict { current } = error {
            let by = screen.faster.as_ref();
            refusal.more = json!({
                "current_version": current,
                "current": {
                    "version": screen.item.version, "title": screen.item.title, "starts": screen.item.starts,
                    "zone": screen.item.zone, "by": by.map(|by| by.by.clone()), "at": by.and_then(|by| by.at),
                },
                "sent": { "starts": typed, "version": self.sent.seen.version() },
            });
        }
        let mut response = refusal.status.into_response();
        response.extensions_mut().insert(refusal);
        response
    }
}

/// Where to go back to.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Back {
    back: String,
}

/// `POST /plan/sessions/{id}/tell`: what waits to be told about a session is told now.
pub async fn tell(
    State(site): State<Site>,
    who: As<Planner>,
    Path(session): Path<String>,
    headers: HeaderMap,
    Sent(form): Sent<Back>,
) -> Reply {
    let told = sessions::tell_now(&site.app, &who.actor, &id(&session)?).await?;
    if wants_json("", &headers) {
        return Ok(json::with(axum::http::StatusCode::OK, &json!({ "told": told })));
    }
    let back = back(&form.back).or_else(|| referer(&headers)).unwrap_or_default();
    Ok(noticed(&back, "notice=told"))
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
