//! A series' page: its rule, looked at before it is kept; all of it, or from one of its dates on.

use axum::extract::{Path, State};
use domain::LocalDate;
use domain::id::SeriesId;
use domain::permission::Permission;
use domain::screens::series::SeriesScreen;
use domain::series::{Outcome, Series, SeriesForm};
use serde::Deserialize;
use wellspring_core::actor::{Caller, Planner, Reader};
use wellspring_core::series::{self, Mode};
use wellspring_core::{Error, screens};

use crate::http::answer::Reply;
use crate::http::answer::form::{Seen, again, belongs_on_form, problems};
use crate::http::answer::notice::see_other;
use crate::http::answer::page::{html, staff_frame};
use crate::http::ground::body::Sent;
use crate::http::ground::path::id;
use crate::http::ground::query::Query;
use crate::http::site::Site;
use crate::http::who::staff::As;

/// The form as it is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    #[serde(flatten)]
    seen: Seen,
    /// `keep`; whatever else only looks.
    step: String,
    /// The first date that changes; empty for all.
    from: String,
    #[serde(flatten)]
    form: SeriesForm,
}

impl Typed {
    fn mode(&self) -> Mode {
        if self.step == "keep" { Mode::Keep } else { Mode::Look }
    }
}

fn day(text: &str) -> Result<Option<LocalDate>, Error> {
    let wrong = |why| Error::field("from", why);
    Some(text).filter(|text| !text.is_empty()).map(str::parse).transpose().map_err(wrong)
}

/// The screen as this caller may use it.
async fn screen(
    site: &Site,
    caller: &Caller,
    series: Option<&SeriesId>,
    from: Option<LocalDate>,
) -> Result<SeriesScreen, Error> {
    let screen = screens::series(&site.app, &caller.reader()?, series, from).await?;
    Ok(SeriesScreen { may_plan: caller.may().allow(Permission::Plan), ..screen })
}

/// `GET /plan/series/new?campaign={id}&day`
pub async fn blank(State(site): State<Site>, who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&site, &who.caller, None, None).await?;
    screen.form.draft.campaign_id = query.get("campaign").map(str::to_owned);
    screen.form.draft.starts = query.get("day").map(|day| format!("{day}T10:00")).unwrap_or_default();
    let frame = staff_frame(&site, &who.caller, None).await?;
    Ok(html(pages::series(&frame, &screen)))
}

/// `GET /plan/series/{id}?from`
pub async fn page(State(site): State<Site>, who: As<Reader>, Path(series): Path<String>, query: Query) -> Reply {
    // An address with a day that is none shows all of it.
    let from = query.get("from").and_then(|from| from.parse().ok());
    let screen = screen(&site, &who.caller, Some(&id(&series)?), from).await?;
    let frame = staff_frame(&site, &who.caller, query.get("notice")).await?;
    Ok(html(pages::series(&frame, &screen)))
}

/// `POST /plan/series`
pub async fn create(State(site): State<Site>, who: As<Planner>, Sent(typed): Sent<Typed>) -> Reply {
    let done = async { series::create(&site.app, &who.actor, &typed.form.draft()?, typed.mode()).await };
    let done = done.await;
    answered(&site, &who, None, typed, "created", done).await
}

/// `POST /plan/series/{id}`
pub async fn edit(
    State(site): State<Site>,
    who: As<Planner>,
    Path(series): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Reply {
    let series: SeriesId = id(&series)?;
    let done = changed(&site, &who.actor, &series, &typed).await;
    answered(&site, &who, Some(&series), typed, "saved", done).await
}

async fn changed(site: &Site, who: &Planner, id: &SeriesId, typed: &Typed) -> Result<(Series, Outcome), Error> {
    let (draft, seen, mode) = (typed.form.draft()?, typed.seen.version(), typed.mode());
    match day(&typed.from)? {
        Some(from) => series::edit_following(&site.app, who, id, seen, from, &draft, mode).await,
        None => series::edit(&site.app, who, id, seen, &draft, mode).await,
    }
}

/// `POST /plan/series/{id}/delete`
pub async fn delete(State(site): State<Site>, who: As<Planner>, Path(series): Path<String>) -> Reply {
    let series: SeriesId = id(&series)?;
    match series::delete(&site.app, &who.actor, &series).await {
        Ok(()) => Ok(see_other("/plan", "deleted")),
        Err(error) if belongs_on_form(&error) => {
            let mut screen = screen(&site, &who.caller, Some(&series), None).await?;
            screen.problems = problems(&error);
            let frame = staff_frame(&site, &who.caller, None).await?;
            Ok(again(pages::series(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}

/// On to the series when it was kept; else the form again, with what would happen or what is wrong.
async fn answered(
    site: &Site,
    who: &As<Planner>,
    id: Option<&SeriesId>,
    typed: Typed,
    notice: &'static str,
    done: Result<(Series, Outcome), Error>,
) -> Reply {
    if let (Ok((series, _)), Mode::Keep) = (&done, typed.mode()) {
        return Ok(see_other(&format!("/plan/series/{}", series.id), notice));
    }
    let from = day(&typed.from).unwrap_or_default();
    let mut screen = screen(site, &who.caller, id, from).await?;
    screen.form = typed.form;
    let frame = staff_frame(site, &who.caller, None).await?;
    match done {
        Ok((series, outcome)) => {
            screen.preview = Some(screens::series_preview(&site.app, &series, outcome));
            Ok(html(pages::series(&frame, &screen)))
        }
        Err(error) if belongs_on_form(&error) => {
            screen.problems = problems(&error);
            Ok(again(pages::series(&frame, &screen), &error))
        }
        Err(error) => Err(error.into()),
    }
}
