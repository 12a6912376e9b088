//! What follows from a move, and the form that makes one.

use domain::activity::Noun;
use domain::plan::{Kind, PlanItem};
use domain::screens::calendar::{Faster, Follows, MoveScreen, Undo};
use domain::screens::plan::Waiting;
use domain::text::isolated;
use domain::time::DAY;
use domain::{Clock, Instant, LocalTime, Problems, Span, ZoneName, zone};

use super::items::Loaded;
use crate::actor::Reader;
use crate::storage::{activities, calendar as rows, campaigns, sessions};
use crate::{Error, Wellspring, notices};

/// What was moved, and from where: `session.{id}.{local start or "tray"}` in an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// What it is.
    pub kind: Kind,
    /// Its id.
    pub id: String,
    /// The local start before the move.
    pub from: Option<LocalTime>,
}

impl std::fmt::Display for Moved {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let from = self.from.map_or("tray".to_owned(), |from| from.to_string());
        write!(f, "{}.{}.{from}", self.kind, self.id)
    }
}

impl std::str::FromStr for Moved {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or("This is no move.".to_owned());
        let (kind, id, from) = (next()?.parse()?, next()?.to_owned(), next()?);
        let from = if from == "tray" { None } else { Some(from.parse()?) };
        Ok(Self { kind, id, from })
    }
}

/// The thing that is moved, as it is stored now.
async fn item(app: &Wellspring, kind: Kind, id: &str) -> Result<PlanItem, Error> {
    let at = match kind {
        Kind::Session => sessions::get(&app.storage, &parsed(id)?).await?.starts_at,
        Kind::Post => rows::post(&app.storage, &parsed(id)?).await?.planned_at,
        Kind::Slot => return Err(Error::NotFound),
    };
    let around = at.unwrap_or(Instant(0));
    let loaded = Loaded::between(app, Span { start: around, end: around.plus(1) }).await?;
    let all = (around.plus(-2 * DAY).utc().date, around.plus(3 * DAY).utc().date);
    let (dated, ideas) = loaded.items(&campaigns::all(&app.storage).await?, &ZoneName("UTC".to_owned()), all);
    dated.into_iter().chain(ideas).find(|item| item.kind == kind && item.id == id).ok_or(Error::NotFound)
}

fn parsed<T: std::str::FromStr>(id: &str) -> Result<T, Error> {
    id.parse().map_err(|_| Error::NotFound)
}

/// What follows from a move that was just made.
///
/// # Errors
/// [`Error::NotFound`] when the thing is not there any more.
pub async fn follows(app: &Wellspring, reader: &Reader, moved: &Moved) -> Result<(PlanItem, Follows), Error> {
    let item = item(app, moved.kind, &moved.id).await?;
    let waiting = match item.kind {
        Kind::Session => {
            let session = sessions::get(&app.storage, &parsed(&item.id)?).await?;
            notices::pending::of_session(app, &session).await?
        }
        _ => Waiting::default(),
    };
    let undo = item.moves_by().map(|action| Undo {
        action,
        starts: moved.from.map(|from| from.to_string()).unwrap_or_default(),
        version: item.version,
    });
    let follows = Follows {
        sentence: sentence(&item, &waiting, reader.clock()),
        again: waiting.asked,
        resent: waiting.again,
        send_now: waiting.due_at.map(|_| format!("/plan/sessions/{}/tell", item.id)),
        told_at: waiting.due_at,
        undo: undo.filter(|_| moved.from != item.starts),
    };
    Ok((item, follows))
}

fn sentence(item: &PlanItem, waiting: &Waiting, clock: Clock) -> String {
    let to = item.starts.map_or("is back among the ideas".to_owned(), |to| format!("is on {}", clock.date_time(to)));
    let zone = item.starts_at.map(|at| format!(" {}", zone::offset_name(at, &item.zone))).unwrap_or_default();
    let heard = waiting.sentence().unwrap_or_else(|| "Nobody has to be told.".to_owned());
    format!("“{}” {to}{zone}. {heard}", isolated(&item.title))
}

/// The form that moves one thing; with `sent`, as it came back: what was typed and why it was refused.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn moving(app: &Wellspring, _: &Reader, kind: Kind, id: &str, back: &str) -> Result<MoveScreen, Error> {
    let item = item(app, kind, id).await?;
    let starts = item.starts.map(|starts| starts.to_string()).unwrap_or_default();
    let noun = match kind {
        Kind::Session => Noun::Session,
        Kind::Post => Noun::Post,
        Kind::Slot => Noun::Slot,
    };
    let history = activities::history(&app.storage, noun, id).await?;
    let last = history.last().map(|line| Faster { by: line.actor.clone(), at: Some(line.at) });
    Ok(MoveScreen {
        action: format!("/plan/{kind}s/{id}/move"),
        item,
        starts,
        back: back.to_owned(),
        problems: Problems::default(),
        faster: last,
    })
}
