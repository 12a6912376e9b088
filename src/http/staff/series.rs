//! A series' page: its rule, looked at before it is kept; all of it, or from one of its dates on.

use domain::LocalDate;
use domain::id::SeriesId;
use domain::permission::Permission;
use domain::screens::series::SeriesScreen;
use domain::series::{Outcome, Series, SeriesDraft, SeriesForm};
use serde::Deserialize;
use wellspring_core::actor::{Planner, Reader};
use wellspring_core::series::{self, Mode};
use wellspring_core::{Error, campaigns, screens};

use crate::http::answer::{Notice, Reply, Seen, both, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

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
        Mode::dry_run(self.step != "keep")
    }
}

fn day(text: &str) -> Result<Option<LocalDate>, Error> {
    let wrong = |why| Error::field("from", why);
    Some(text).filter(|text| !text.is_empty()).map(str::parse).transpose().map_err(wrong)
}

/// The screen as this caller may use it.
async fn screen<A>(who: &As<A>, id: Option<&SeriesId>, from: Option<LocalDate>) -> Result<SeriesScreen, Error> {
    let screen = screens::series(&who.app, &who.caller.reader()?, id, from).await?;
    Ok(SeriesScreen { may_plan: who.caller.may().allow(Permission::Plan), ..screen })
}

/// `GET /plan/series/new?campaign={id}&day`
pub async fn blank(who: As<Planner>, query: Query) -> Reply {
    let mut screen = screen(&who, None, None).await?;
    screen.form.draft.campaign_id = query.get("campaign").map(str::to_owned);
    if let Some(home) = campaigns::home(&who.app, &who.actor, query.get("campaign")).await? {
        screen.form.draft.zone = home.to_string();
    }
    screen.form.draft.starts = query.get("day").map(|day| format!("{day}T10:00")).unwrap_or_default();
    who.page(pages::series, &screen).await
}

/// `GET /plan/series/{id}?from`
pub async fn page(who: As<Reader>, Path(id): Path<SeriesId>, query: Query) -> Reply {
    // An address with a day that is none shows all of it.
    let from = query.get("from").and_then(|from| from.parse().ok());
    let screen = screen(&who, Some(&id), from).await?;
    who.page(pages::series, &screen).await
}

/// `POST /plan/series`
pub async fn create(who: As<Planner>, Sent(typed): Sent<Typed>) -> Reply {
    let done = async { series::create(&who.app, &who.actor, &typed.form.draft()?, typed.mode()).await };
    let done = done.await;
    answered(&who, None, typed, Notice::Created, done).await
}

/// `POST /plan/series/{id}`
pub async fn edit(who: As<Planner>, Path(id): Path<SeriesId>, Sent(typed): Sent<Typed>) -> Reply {
    let done = changed(&who, &id, &typed).await;
    answered(&who, Some(&id), typed, Notice::Saved, done).await
}

async fn changed(who: &As<Planner>, id: &SeriesId, typed: &Typed) -> Result<(Series, Outcome), Error> {
    let (draft, seen, mode) = (typed.form.draft()?, typed.seen.version(), typed.mode());
    match day(&typed.from)? {
        Some(from) => series::edit_following(&who.app, &who.actor, id, seen, from, &draft, mode).await,
        None => series::edit(&who.app, &who.actor, id, seen, &draft, mode).await,
    }
}

/// `POST /plan/series/{id}/delete`
pub async fn delete(who: As<Planner>, Path(id): Path<SeriesId>) -> Reply {
    let deleted = series::delete(&who.app, &who.actor, &id).await;
    let done = deleted.map(|()| see_other("/plan", Notice::Deleted));
    let again = async |why| Ok(SeriesScreen { problems: problems(&why), ..screen(&who, Some(&id), None).await? });
    who.form(done, pages::series, again).await
}

/// The form has the rule in fields of its own: as a text it differs from nothing.
fn as_stored(typed: &SeriesForm, stored: &SeriesForm) -> SeriesForm {
    SeriesForm {
        draft: SeriesDraft { rule: stored.draft.rule.clone(), ..typed.draft.clone() },
        rule: typed.rule.clone(),
    }
}

/// On to the series when it was kept; else the form again, with what would happen or what is wrong.
async fn answered(
    who: &As<Planner>,
    id: Option<&SeriesId>,
    typed: Typed,
    notice: Notice,
    done: Result<(Series, Outcome), Error>,
) -> Reply {
    let (mode, from) = (typed.mode(), day(&typed.from).unwrap_or_default());
    let again = async |why: Option<&Error>| {
        let stored = screen(who, id, from).await?;
        let both = why.and_then(|why| both(why, &stored.form, &as_stored(&typed.form, &stored.form), &stored.history));
        Ok::<_, Error>(SeriesScreen { form: typed.form.clone(), both, ..stored })
    };
    let done = match (done, mode) {
        (Ok((series, _)), Mode::Keep) => Ok(see_other(&format!("/plan/series/{}", series.id), notice)),
        (Ok((series, outcome)), Mode::Look) => {
            let preview = Some(screens::series_preview(&who.app, who.caller.clock(), &series, outcome));
            return who.page(pages::series, &SeriesScreen { preview, ..again(None).await? }).await;
        }
        (Err(why), _) => Err(why),
    };
    who.form(done, pages::series, async |why| Ok(SeriesScreen { problems: problems(&why), ..again(Some(&why)).await? }))
        .await
}
