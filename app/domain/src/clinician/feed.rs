//! What a clinician's private feed shows.

use crate::{Flag, Problems};
use serde::{Deserialize, Serialize};

/// Choices of a clinician's private feed, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
pub struct FeedDraft {
    /// Minutes before a slot at which a calendar app reminds; null for none.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = Option<i64>, minimum = 0, maximum = 10_080))]
    pub alarm: String,
    /// Whether every title is “Wellness session”, for shared screens.
    #[serde(deserialize_with = "crate::form::tick")]
    pub reduced: bool,
    /// How many past days the feed keeps.
    #[serde(deserialize_with = "crate::form::number_or_text")]
    #[cfg_attr(feature = "schema", schema(value_type = i64, minimum = 0, maximum = 366, default = 90))]
    pub back: String,
}

/// Choices of a clinician's private feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "schema", schema(as = Feed, examples(json!({ "alarm": 60, "reduced": false, "back": 90 }))))]
pub struct FeedChoice {
    /// Minutes before a slot at which a calendar app reminds.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 10_080))]
    pub alarm: Option<i64>,
    /// Whether every title is “Wellness session”, for shared screens.
    #[cfg_attr(feature = "schema", schema(value_type = bool))]
    pub reduced: Flag,
    /// How many past days the feed keeps.
    #[cfg_attr(feature = "schema", schema(minimum = 0, maximum = 366))]
    pub back: i64,
}

/// How far back a feed reaches where nobody chose.
pub const FEED_BACK: i64 = 90;

impl FeedDraft {
    /// Checks every field.
    pub fn check(&self) -> Result<FeedChoice, Problems> {
        let mut wrong = Problems::default();
        let number = |text: &str, most: i64, what: &str| match text.trim() {
            "" => Ok(None),
            text => {
                let number = text.parse::<i64>().ok().filter(|number| (0..=most).contains(number));
                number.map(Some).ok_or_else(|| format!("Use 0 to {most} {what}."))
            }
        };
        let alarm = wrong.take("alarm", number(&self.alarm, 10_080, "minutes"));
        let back = wrong.take("back", number(&self.back, 366, "days"));
        let reduced = self.reduced.into();
        let whole = || Some(FeedChoice { alarm: alarm?, reduced, back: back?.unwrap_or(FEED_BACK) });
        wrong.or(whole())
    }
}
