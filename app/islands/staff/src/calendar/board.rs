//! The calendar's part of the page: its days, hours and trays, and where they are on the screen.

use super::spot::{Spot, quarter_of};
use crate::dom::{all, data, found, one};
use domain::LocalDate;
use web_sys::{Element, HtmlElement};

/// What every day and every tray fits.
const PLACES: &str = ".day-col[data-day], td[data-day], .agenda-day[data-day], .tray-group[data-tray]";

/// The page's calendar.
#[derive(Clone)]
pub(super) struct Board {
    pub root: HtmlElement,
}

/// A place where something can be put down, as it was when it was measured.
#[derive(Clone)]
pub(super) struct Place {
    pub element: HtmlElement,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    ground: Ground,
}

#[derive(Clone, Copy)]
enum Ground {
    Ideas,
    Day(LocalDate),
    /// A day whose height is hours: the first quarter of an hour shown, and a quarter's height.
    Hours {
        day: LocalDate,
        from: i64,
        quarter: f64,
    },
}

impl Board {
    /// The calendar of this page, if it has one.
    pub fn find() -> Option<Self> {
        found(".plan[data-view]").map(|root| Self { root })
    }

    /// Whether the height of a day is its hours.
    pub fn by_hour(&self) -> bool {
        data(&self.root, "view").as_deref() == Some("week")
    }

    /// Whether the reader may move things.
    pub fn may_plan(&self) -> bool {
        data(&self.root, "may-plan").as_deref() == Some("true")
    }

    /// What something new begins with: a zone (`public/desk/zones.js` puts the browser's where the house has none), and
    /// the id and name of the one campaign that is shown.
    pub fn begins_with(&self) -> [String; 3] {
        ["new-zone", "new-campaign", "new-name"].map(|name| data(&self.root, name).unwrap_or_default())
    }

    /// The day on which a new thing lies when nothing else says so: today if it is shown, else the first day shown.
    pub fn first_day(&self) -> Option<LocalDate> {
        let today = data(&self.root, "today")?;
        let shown = one(&self.root, &format!("[data-day=\"{today}\"]")).is_some();
        let day = if shown { Some(today) } else { one(&self.root, "[data-day]").and_then(|day| data(&day, "day")) };
        day?.parse().ok()
    }

    /// Measures every place. Called when a drag begins and after scrolling, never while things move.
    pub fn places(&self) -> Vec<Place> {
        let week = one(&self.root, ".plan-week");
        let number = |name| week.as_ref().and_then(|week| data(week, name)?.parse::<i64>().ok());
        let hours = (number("from").unwrap_or(0), number("to").unwrap_or(96));
        all(&self.root, PLACES).into_iter().filter_map(|element| Place::measured(element, hours)).collect()
    }

    /// What scrolls when something is dragged to the edge.
    pub fn scroller(&self) -> Option<Element> {
        let mut at: Option<Element> = Some(self.root.clone().into());
        while let Some(element) = at {
            if element.scroll_height() > element.client_height() + 1 && scrolls(&element) {
                return Some(element);
            }
            at = element.parent_element();
        }
        web_sys::window()?.document()?.scrolling_element()
    }
}

fn scrolls(element: &Element) -> bool {
    let style = web_sys::window().and_then(|window| window.get_computed_style(element).ok().flatten());
    style.is_some_and(|style| {
        style.get_property_value("overflow-y").is_ok_and(|value| matches!(value.as_str(), "auto" | "scroll"))
    })
}

impl Place {
    fn measured(element: HtmlElement, (from, to): (i64, i64)) -> Option<Self> {
        let rect = element.get_bounding_client_rect();
        if rect.width() == 0.0 {
            return None;
        }
        let day = data(&element, "day").and_then(|day| day.parse::<LocalDate>().ok());
        let ground = match day {
            None => Ground::Ideas,
            Some(day) if element.class_list().contains("day-col") => {
                Ground::Hours { day, from, quarter: rect.height() / (to - from).max(1) as f64 }
            }
            Some(day) => Ground::Day(day),
        };
        let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
        Some(Self { element, left, top, right, bottom, ground })
    }

    /// Whether a point of the screen lies in it.
    pub fn holds(&self, x: f64, y: f64) -> bool {
        x >= self.left && x < self.right && y >= self.top && y < self.bottom
    }

    /// The spot in it at this height.
    pub fn spot(&self, y: f64) -> Spot {
        match self.ground {
            Ground::Ideas => Spot::Ideas,
            Ground::Day(day) => Spot::Day(day),
            Ground::Hours { day, from, quarter } => {
                Spot::Time(quarter_of(day, from + ((y - self.top) / quarter).round() as i64))
            }
        }
    }

    /// Where on the screen a spot's top left corner is, if it lies in here.
    pub fn corner(&self, spot: Spot) -> Option<(f64, f64)> {
        match (self.ground, spot) {
            (Ground::Ideas, Spot::Ideas) => Some((self.left + 6.0, self.top + 6.0)),
            (Ground::Day(day), _) if spot.day() == Some(day) => Some((self.left + 4.0, self.top + 26.0)),
            (Ground::Hours { day, from, quarter }, Spot::Time(time)) if time.date == day => {
                let rows = super::spot::minutes_of(time) as f64 / super::spot::QUARTER as f64 - from as f64;
                Some((self.left + 2.0, self.top + rows * quarter))
            }
            _ => None,
        }
    }

    /// Where items stand in it.
    pub fn list(&self) -> HtmlElement {
        one(&self.element, ".items").unwrap_or_else(|| self.element.clone())
    }

    /// The row of the grid at which a time begins, in hours' ground.
    pub fn row(&self, spot: Spot) -> Option<i64> {
        match (self.ground, spot) {
            (Ground::Hours { from, .. }, Spot::Time(time)) => {
                Some(super::spot::minutes_of(time) / super::spot::QUARTER - from)
            }
            _ => None,
        }
    }
}
