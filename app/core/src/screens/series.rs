//! What planners see of series.

use domain::activity::Noun;
use domain::id::{CampaignId, SeriesId};
use domain::screens::series::{SeriesPreview, SeriesRow, SeriesScreen, ShiftScreen};
use domain::series::{Outcome, Series, SeriesDraft, SeriesForm};
use domain::session::Session;
use domain::{Clock, LocalDate, Problems};

use super::{campaign_choices, campaign_zones, zones};
use crate::actor::{Planner, Reader};
use crate::storage::{self, activities, sessions};
use crate::{Error, Wellspring};

/// Dates that a preview names.
const NEXT: usize = 5;
/// Sessions that the page lists.
const SHOWN: usize = 60;

/// A new series, or one to change: all of it, or from one of its dates on.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Storage`].
pub async fn series(
    app: &Wellspring,
    _: &Reader,
    id: Option<&SeriesId>,
    from: Option<LocalDate>,
) -> Result<SeriesScreen, Error> {
    let mut screen = SeriesScreen {
        series: None,
        from,
        form: SeriesForm::from_draft(SeriesDraft {
            zone: app.settings.zone_or_house(""),
            minutes: "60".to_owned(),
            ..SeriesDraft::default()
        }),
        problems: Problems::default(),
        both: None,
        campaigns: campaign_choices(&app.storage).await?,
        campaign_zones: campaign_zones(&app.storage).await?,
        house: app.settings.zone_or_house(""),
        zones: zones(),
        preview: None,
        sessions: Vec::new(),
        history: Vec::new(),
        may_plan: false,
    };
    let Some(id) = id else { return Ok(screen) };
    let series = storage::series::get(&app.storage, id).await?;
    screen.form = SeriesForm::from_draft(match from {
        Some(day) => series.draft_from(day),
        None => series.draft(),
    });
    let now = app.now();
    let ahead = sessions::of_series(&app.storage, id).await?.into_iter();
    let mut ahead: Vec<Session> = ahead.filter(|it| it.starts_at.is_some_and(|at| at > now)).collect();
    ahead.sort_by_key(|session| session.starts_at);
    screen.sessions = ahead.into_iter().take(SHOWN).map(row).collect();
    screen.series = Some(series);
    screen.history = activities::history(&app.storage, Noun::Series, id.as_str()).await?;
    Ok(screen)
}

fn row(session: Session) -> SeriesRow {
    SeriesRow {
        id: session.id,
        starts: session.starts,
        title: session.title.to_string(),
        state: session.state,
        by_hand: session.detached.is_set(),
    }
}

/// What a change would do, in words.
pub fn series_preview(app: &Wellspring, clock: Clock, series: &Series, outcome: Outcome) -> SeriesPreview {
    let next = series.next(app.now(), NEXT).into_iter().map(|date| date.starts).collect();
    SeriesPreview { sentence: series.sentence_by(clock), next, outcome }
}

/// A campaign that may get another first day.
///
/// # Errors
/// [`Error::NotFound`], [`Error::Storage`].
pub async fn shift(app: &Wellspring, _: &Planner, id: &CampaignId) -> Result<ShiftScreen, Error> {
    let campaign = storage::campaigns::get(&app.storage, id).await?;
    Ok(ShiftScreen {
        id: campaign.id,
        name: campaign.name.to_string(),
        starts_on: campaign.starts_on,
        version: campaign.version,
        typed: campaign.starts_on.to_string(),
        problems: Problems::default(),
        outcome: None,
    })
}
