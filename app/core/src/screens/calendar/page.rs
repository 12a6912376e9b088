//! The calendar for programs, page by page: three kinds in one order, of each no more than a page is read.

use std::fmt;
use std::str::FromStr;

use domain::plan::{Kind, PlanItem};
use domain::time::DAY;
use domain::{Instant, Span, ZoneName};

use super::items::Loaded;
use crate::actor::Reader;
use crate::storage::campaigns;
use crate::{Error, Wellspring};

/// Items that are read at once where all are wanted.
const AT_ONCE: i64 = 1_000;

/// Where a page ended: after an item, by its start, kind and id. Its text form is a cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    at: Instant,
    kind: Kind,
    id: String,
}

impl Spot {
    /// After this item, which has a time.
    pub fn after(item: &PlanItem) -> Self {
        Self { at: item.starts_at.unwrap_or(Instant(0)), kind: item.kind, id: item.id.clone() }
    }

    fn is_before(&self, item: &PlanItem) -> bool {
        (Some(self.at), self.kind as u8, &self.id) < (item.starts_at, item.kind as u8, &item.id)
    }

    /// From where on rows of a kind come after it: after this start and id.
    pub(super) fn of_kind(&self, kind: Kind) -> (Instant, String) {
        match (kind as u8).cmp(&(self.kind as u8)) {
            std::cmp::Ordering::Less => (self.at.plus(1), String::new()),
            std::cmp::Ordering::Equal => (self.at, self.id.clone()),
            std::cmp::Ordering::Greater => (self.at, String::new()),
        }
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.at.0, self.kind, self.id)
    }
}

impl FromStr for Spot {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut parts = text.splitn(3, '.');
        let mut next = || parts.next().ok_or("This is no place in the calendar.".to_owned());
        let at = next()?.parse().map_err(|_| "This is no instant.".to_owned())?;
        Ok(Self { at: Instant(at), kind: next()?.parse()?, id: next()?.to_owned() })
    }
}

/// What is dated and touches `span`, by start, unfiltered: the `most` after a spot.
///
/// # Errors
/// [`Error::Storage`].
pub async fn calendar_page(
    app: &Wellspring,
    _: &Reader,
    span: Span,
    after: Option<&Spot>,
    most: i64,
) -> Result<Vec<PlanItem>, Error> {
    let campaigns = campaigns::all(&app.storage).await?;
    let loaded = Loaded::page(app, span, after, most).await?;
    let days = (span.start.plus(-2 * DAY).utc().date, span.end.plus(2 * DAY).utc().date);
    let (mut items, _) = loaded.items(&campaigns, &ZoneName("UTC".to_owned()), days);
    items.retain(|item| touches(span, item) && after.is_none_or(|after| after.is_before(item)));
    // Beyond the page, of one kind there may be rows that belong behind others which were not read.
    items.truncate(usize::try_from(most).unwrap_or(0));
    Ok(items)
}

/// What takes no time is there at its moment.
fn touches(span: Span, item: &PlanItem) -> bool {
    let starts_within = item.starts_at.is_some_and(|at| span.start <= at && at < span.end);
    starts_within || (item.starts_at < Some(span.start) && item.ends_at > Some(span.start))
}

/// All that is dated and touches `span`, by start, unfiltered.
///
/// # Errors
/// [`Error::Storage`].
pub async fn calendar_items(app: &Wellspring, reader: &Reader, span: Span) -> Result<Vec<PlanItem>, Error> {
    let mut all: Vec<PlanItem> = Vec::new();
    loop {
        let after = all.last().map(Spot::after);
        let page = calendar_page(app, reader, span, after.as_ref(), AT_ONCE).await?;
        let more = i64::try_from(page.len()) == Ok(AT_ONCE);
        all.extend(page);
        if !more {
            return Ok(all);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spot_is_read_as_it_is_written_and_parts_the_kinds() {
        let spot = Spot { at: Instant(5), kind: Kind::Post, id: "b".to_owned() };
        assert_eq!(spot.to_string().parse(), Ok(spot.clone()));
        assert_eq!(spot.of_kind(Kind::Post), (Instant(5), "b".to_owned()));
        assert!("session.1".parse::<Spot>().is_err());
        let others =
            [Kind::Session, Kind::Slot].map(|kind| spot.of_kind(kind).0.0 - i64::from((kind as u8) < Kind::Post as u8));
        assert_eq!(others, [5, 5]);
    }
}
