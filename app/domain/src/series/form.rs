//! A rule as a plain form asks for it: what it means follows from the first date.

use super::SeriesDraft;
use super::rule::{Ends, Every, LONGEST, MOST, Rule, nth_of, number};
use crate::{LocalDate, LocalTime, Problems};
use serde::{Deserialize, Serialize};

/// The rule's fields of the form.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RuleForm {
    /// `day`, `week` (where empty), `month_day`, `month_weekday` or `month_last`.
    pub every: String,
    /// Every how many; empty is 1.
    pub interval: String,
    /// The ticked days of a week, `0` for Monday; none is the first date's own.
    pub day_ids: Vec<String>,
    /// `never`, `on` or `after`; where empty, whatever is filled.
    pub ends: String,
    /// The last day.
    pub until: String,
    /// How many.
    pub count: String,
}

/// The whole form of a series.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SeriesForm {
    /// What its sessions are like, but for the rule.
    #[serde(flatten)]
    pub draft: SeriesDraft,
    /// The rule's fields.
    #[serde(flatten)]
    pub rule: RuleForm,
}

impl SeriesForm {
    /// The form of a series as stored.
    #[must_use]
    pub fn from_draft(draft: SeriesDraft) -> Self {
        let rule = draft.rule.parse().map(|rule| RuleForm::from_rule(&rule)).unwrap_or_default();
        Self { draft, rule }
    }

    /// The draft with its rule as a text.
    ///
    /// # Errors
    /// What is wrong, beside each field.
    pub fn draft(&self) -> Result<SeriesDraft, Problems> {
        let first = self.draft.starts.parse::<LocalTime>().map(|starts| starts.date);
        let mut wrong = Problems::default();
        let rule = match first {
            Ok(first) => self.rule.rule(first, &mut wrong),
            Err(_) => None,
        };
        let rule = rule.map(|rule| rule.to_string());
        let draft = SeriesDraft { rule: rule.unwrap_or_else(|| "FREQ=DAILY".to_owned()), ..self.draft.clone() };
        if let Err(more) = draft.check() {
            wrong.0.extend(more.0);
        }
        wrong.or(Some(draft))
    }
}

impl RuleForm {
    /// The form's fields of a rule.
    #[must_use]
    pub fn from_rule(rule: &Rule) -> Self {
        let mut form = Self { interval: rule.interval.to_string(), ..Self::default() };
        form.every = match rule.every {
            Every::Day => "day",
            Every::Week(days) => {
                form.day_ids =
                    (0..7).zip(days).filter(|(_, on)| *on).map(|(day, _): (u8, _)| day.to_string()).collect();
                "week"
            }
            Every::MonthDay(_) => "month_day",
            Every::MonthWeekday(-1, _) => "month_last",
            Every::MonthWeekday(..) => "month_weekday",
        }
        .to_owned();
        match rule.ends {
            Ends::Never => form.ends = "never".to_owned(),
            Ends::On(date) => (form.ends, form.until) = ("on".to_owned(), date.to_string()),
            Ends::After(count) => (form.ends, form.count) = ("after".to_owned(), count.to_string()),
        }
        form
    }

    /// The rule of a series that begins on `first`.
    fn rule(&self, first: LocalDate, wrong: &mut Problems) -> Option<Rule> {
        let interval = match self.interval.trim() {
            "" => Some(1),
            text => wrong.take("interval", number(text, LONGEST).ok_or_else(|| format!("Use 1 to {LONGEST}."))),
        };
        let every = wrong.take("every", self.every(first));
        let ends = self.ends(first, wrong);
        Some(Rule { every: every?, interval: interval?, ends: ends? })
    }

    fn every(&self, first: LocalDate) -> Result<Every, String> {
        match self.every.as_str() {
            "day" => Ok(Every::Day),
            "week" | "" => {
                let mut days = [false; 7];
                for day in &self.day_ids {
                    let day = day.parse::<usize>().ok().and_then(|day| days.get_mut(day));
                    *day.ok_or("Tick days of the week.")? = true;
                }
                if days == [false; 7] {
                    days[usize::from(first.weekday())] = true;
                }
                Ok(Every::Week(days))
            }
            "month_day" => Ok(Every::MonthDay(first.day)),
            "month_weekday" => Ok(Every::MonthWeekday(nth_of(first), first.weekday())),
            "month_last" => Ok(Every::MonthWeekday(-1, first.weekday())),
            _ => Err("Choose days, weeks or months.".to_owned()),
        }
    }

    fn ends(&self, first: LocalDate, wrong: &mut Problems) -> Option<Ends> {
        let (until, count) = (self.until.trim(), self.count.trim());
        if self.ends == "never" && !(until.is_empty() && count.is_empty()) {
            return wrong.take("ends", Err("Choose one: never, or the day or number beside it.".to_owned()));
        }
        match (self.ends.as_str(), until, count) {
            ("on", ..) | ("", _, "") if !until.is_empty() || self.ends == "on" => {
                let until = wrong.take("until", until.parse::<LocalDate>())?;
                let late = until >= first;
                let late = late.then_some(until).ok_or_else(|| "The last day is before the first date.".to_owned());
                wrong.take("until", late).map(Ends::On)
            }
            ("after", ..) | ("", ..) if !count.is_empty() || self.ends == "after" => {
                wrong.take("count", number(count, MOST).ok_or_else(|| format!("Use 1 to {MOST}."))).map(Ends::After)
            }
            _ => Some(Ends::Never),
        }
    }
}
