//! What was refused or done in English, said in the reader's language: commands speak one language, and know no reader.

use crate::{AGAIN, Texts, say};
use domain::{Language, LocalDate, LocalTime, Problems};
use fluent_bundle::FluentArgs;

/// How the names of whole sentences begin: what was refused, and what was done.
const SENTENCES: [&str; 2] = ["error-", "done-"];
/// How the names of what stands in them begins.
const PART: &str = "part-";

impl Texts {
    /// A sentence of `languages/en/errors.ftl` in this language, with its values said again, too; nothing where it stands
    /// there under no name.
    #[must_use]
    pub fn again(self, english: &str) -> Option<String> {
        if self.language() == Language::En {
            return Some(english.to_owned());
        }
        SENTENCES.iter().find_map(|kind| self.found(english, kind))
    }

    /// The first whose name begins like this and whose words fit.
    fn found(self, english: &str, kind: &str) -> Option<String> {
        AGAIN.iter().filter(|(name, _)| name.starts_with(kind)).find_map(|(name, parts)| {
            let mut values = FluentArgs::new();
            for (value, said) in between(english, parts)? {
                values.set(value, self.value(said));
            }
            Some(say(&self.read().bundle, name, Some(&values)))
        })
    }

    /// What stands in a sentence, which may be a date.
    fn value(self, said: &str) -> String {
        let moment = || Some(self.day_and_time(moment(said)?));
        self.found(said, PART).or_else(moment).unwrap_or_else(|| said.to_owned())
    }

    /// What is wrong with fields, in this language; beside one whose fault it has no sentence for, that it wants another look.
    #[must_use]
    pub fn problems(self, mut problems: Problems) -> Problems {
        for problem in &mut problems.0 {
            problem.message = self.again(&problem.message).unwrap_or_else(|| self.form_look_again().to_owned());
        }
        problems
    }
}

/// The time that English writes like this: `Sun 28 Mar 2027, 03:00`.
fn moment(said: &str) -> Option<LocalTime> {
    let en = Texts::default();
    let (date, time) = said.split_once(", ")?;
    let (hour, minute) = time.split_once(':')?;
    let [_, day, month, year] = date.split(' ').collect::<Vec<_>>()[..] else { return None };
    let month = (1..=12).find(|number| en.month_short(*number) == month)?;
    let date = LocalDate { year: year.parse().ok()?, month, day: day.parse().ok()? };
    let at = LocalTime { date, hour: hour.parse().ok()?, minute: minute.parse().ok()?, second: 0 };
    Some(at).filter(|at| en.day_and_time(*at) == said)
}

/// What stands in `text` where its sentence takes values; nothing where it is another sentence.
fn between<'a>(text: &'a str, parts: &[(bool, &'static str)]) -> Option<Vec<(&'static str, &'a str)>> {
    let mut rest = text;
    let mut values = Vec::new();
    let mut open = None;
    for (takes, part) in parts {
        match (takes, open.take()) {
            (true, _) => open = Some(*part),
            (false, None) => rest = rest.strip_prefix(part)?,
            (false, Some(value)) => {
                let (said, after) = rest.split_once(part)?;
                values.push((value, said));
                rest = after;
            }
        }
    }
    match open {
        Some(value) if !rest.is_empty() => values.push((value, rest)),
        Some(_) => return None,
        None if !rest.is_empty() => return None,
        None => {}
    }
    values.iter().all(|(_, said)| !said.is_empty()).then_some(values)
}
