//! What was refused in English, said in the reader's language: commands refuse in one language, and know no reader.

use crate::{AGAIN, Texts, say};
use domain::{Language, Problems};
use fluent_bundle::FluentArgs;

/// How the names of whole sentences begin.
const SENTENCE: &str = "error-";
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
        self.found(english, SENTENCE)
    }

    /// The first whose name begins like this and whose words fit.
    fn found(self, english: &str, kind: &str) -> Option<String> {
        AGAIN.iter().filter(|(name, _)| name.starts_with(kind)).find_map(|(name, parts)| {
            let mut values = FluentArgs::new();
            for (value, said) in between(english, parts)? {
                values.set(value, self.found(said, PART).unwrap_or_else(|| said.to_owned()));
            }
            Some(say(&self.read().bundle, name, Some(&values)))
        })
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
