//! Blanks: `{{clinic_phone}}` in a text stands for what has to be filled in before anybody reads it.

/// The blanks that we can fill, each with what it stands for. Any other is filled in by hand.
pub const BLANKS: [(&str, &str); 4] = [
    ("first_name", "the asker’s first name, if they gave one"),
    ("clinic_phone", "the first of the house’s own numbers (--house-numbers)"),
    ("session_title", "the title of the session in which they asked"),
    ("responder_name", "your name"),
];

/// What the blanks of a text are filled with, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fill {
    /// The asker's name as they gave it; of it the first word is said.
    pub name: Option<String>,
    /// The number to call.
    pub clinic_phone: Option<String>,
    /// The title of the session in which they asked.
    pub session_title: Option<String>,
    /// Who answers.
    pub responder_name: Option<String>,
}

impl Fill {
    fn of(&self, blank: &str) -> Option<&str> {
        let value = match blank.to_ascii_lowercase().as_str() {
            "first_name" => self.name.as_deref().and_then(first_name),
            "clinic_phone" => self.clinic_phone.as_deref(),
            "session_title" => self.session_title.as_deref(),
            "responder_name" => self.responder_name.as_deref(),
            _ => None,
        };
        value.map(str::trim).filter(|value| !value.is_empty())
    }
}

/// "Rosa", of "Rosa Diaz" and of "Mrs. Rosa Diaz".
fn first_name(name: &str) -> Option<&str> {
    name.split_whitespace().find(|word| !word.ends_with('.'))
}

/// A part of a text: said as it stands, or a blank with its braces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part<'a> {
    Said(&'a str),
    Blank(&'a str),
}

fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some(at) = braces(rest) {
        let (said, open) = rest.split_at(at);
        let (blank, after) = open.split_at(length(open));
        parts.extend([Part::Said(said), Part::Blank(blank)]);
        rest = after;
    }
    parts.push(Part::Said(rest));
    parts
}

/// Where the next pair of braces stands.
fn braces(text: &str) -> Option<usize> {
    [text.find("{{"), text.find("}}")].into_iter().flatten().min()
}

/// How long the blank is with which a text begins. Braces that belong to no others are a blank by themselves: nobody knows
/// what was meant.
fn length(open: &str) -> usize {
    let name = open.strip_prefix("{{").and_then(|rest| {
        let (name, end) = rest.split_at(braces(rest)?);
        (end.starts_with("}}") && !name.contains('\n')).then_some(name)
    });
    name.map_or(2, |name| name.len() + 4)
}

/// What a blank is called; empty for braces that belong to no others.
fn name(blank: &str) -> &str {
    blank.trim_matches(['{', '}']).trim()
}

/// The blanks of a text that are still open, as they stand there, each once.
#[must_use]
pub fn blanks(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for part in parts(text) {
        if let Part::Blank(blank) = part
            && found.iter().all(|known| known != blank)
        {
            found.push(blank.to_owned());
        }
    }
    found
}

/// The text with every blank filled of which it is known what belongs there. What it is filled with is not read again.
#[must_use]
pub fn filled(text: &str, fill: &Fill) -> String {
    let one = |part| match part {
        Part::Said(said) => said,
        Part::Blank(blank) => fill.of(name(blank)).unwrap_or(blank),
    };
    parts(text).into_iter().map(one).collect()
}

/// Whether nothing is left to fill in: only then may anybody read it.
///
/// # Errors
/// A sentence that names each open blank.
pub fn must_be_filled(text: &str) -> Result<(), String> {
    match blanks(text).as_slice() {
        [] => Ok(()),
        [one] => Err(format!("Fill in {one} first.")),
        [most @ .., last] => Err(format!("Fill in {} and {last} first.", most.join(", "))),
    }
}

/// Whether every blank has a name and both its braces.
///
/// # Errors
/// A sentence that shows how one is written.
pub(super) fn must_be_whole(text: &str) -> Result<(), String> {
    let broken = blanks(text).iter().any(|blank| name(blank).is_empty() || name(blank).contains(['{', '}']));
    if broken {
        Err("Write each blank with a name between two braces, such as {{clinic_phone}}.".to_owned())
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fill() -> Fill {
        let some = |text: &str| Some(text.to_owned());
        Fill {
            name: some("Mrs. Rosa Diaz"),
            clinic_phone: some("507-555-0100"),
            responder_name: some(" "),
            ..Fill::default()
        }
    }

    #[test]
    fn what_is_known_is_filled_in_and_the_rest_is_named() {
        let text = "Hello {{first_name}}, call {{ Clinic_Phone }} about {{test}}, {{test}}. {{responder_name}}";
        let text = filled(text, &fill());
        assert_eq!(text, "Hello Rosa, call 507-555-0100 about {{test}}, {{test}}. {{responder_name}}");
        assert_eq!(blanks(&text), ["{{test}}", "{{responder_name}}"]);
        assert_eq!(must_be_filled(&text), Err("Fill in {{test}} and {{responder_name}} first.".to_owned()));
        assert_eq!(must_be_filled("Call {{it}}."), Err("Fill in {{it}} first.".to_owned()));
        assert_eq!(must_be_filled("{One} brace is {no} blank."), Ok(()));
    }

    #[test]
    fn braces_that_belong_to_no_others_are_open() {
        for (text, open) in [
            ("Call {{clinic_phone", "{{"),
            ("Call clinic_phone}}", "}}"),
            ("Call {{\nus}}", "{{"),
            ("{{{first_name}}}", "{{{first_name}}"),
            ("{{}}", "{{}}"),
        ] {
            assert_eq!(blanks(text)[0], open, "{text}");
            assert!(must_be_filled(text).is_err());
        }
        assert!(must_be_whole("{{}}").is_err() && must_be_whole("Call {{us").is_err());
        assert!(must_be_whole("{{first_name}} {{anything else}}").is_ok());
    }

    #[test]
    fn a_name_that_looks_like_a_blank_stays_open() {
        let fill = Fill { name: Some("{{clinic_phone}}".to_owned()), ..fill() };
        assert_eq!(blanks(&filled("Hello {{first_name}}", &fill)), ["{{clinic_phone}}"]);
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_ever_changed(text in "[a-z{}\\n é_]{0,40}") {
            let said: String = parts(&text).iter().map(|part| match part { Part::Said(it) | Part::Blank(it) => *it }).collect();
            prop_assert_eq!(&said, &text);
            prop_assert_eq!(filled(&text, &Fill::default()), text.clone());
            // Whatever could be read as a blank is open.
            let braces = text.contains("{{") || text.contains("}}");
            prop_assert_eq!(must_be_filled(&text).is_err(), braces);
        }

        #[test]
        fn once_filled_a_known_blank_is_open_nowhere(before in "[a-z .]{0,20}", after in "[a-z .]{0,20}") {
            let text = format!("{before}{{{{first_name}}}}{after}{{{{clinic_phone}}}}");
            prop_assert_eq!(must_be_filled(&filled(&text, &fill())), Ok(()));
        }
    }
}
