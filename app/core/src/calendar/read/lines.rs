//! Content lines (RFC 5545 §3.1), with the number at which each begins, which `calcard` does not tell and every
//! complaint names.

/// A line as name, parameters and value.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub number: usize,
    pub name: String,
    pub params: Vec<(String, String)>,
    pub value: String,
}

impl Line {
    pub(super) fn is(&self, name: &str, value: &str) -> bool {
        self.name == name && self.value.trim().eq_ignore_ascii_case(value)
    }

    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// Every line that has a name and a value, of a text that is unfolded ([`crate::octets::unfolded`]). Byte order marks, blank
/// lines and Outlook's comments are passed over.
pub(super) fn read(text: &str) -> Vec<Line> {
    let lines = text.split('\n').map(|line| line.trim_start_matches('\u{feff}')).enumerate();
    let said = lines.filter(|(_, line)| !(line.trim().is_empty() || line.trim_start().starts_with("<!--")));
    said.filter_map(|(at, line)| parse(at + 1, line)).collect()
}

fn parse(number: usize, line: &str) -> Option<Line> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    })?;
    let (head, value) = (&line[..colon.0], &line[colon.0 + 1..]);
    let mut parts = split_unquoted(head, ';').into_iter();
    let name = parts.next()?.trim().to_ascii_uppercase();
    let param = |part: &str| {
        let (name, value) = part.split_once('=')?;
        Some((name.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()))
    };
    Some(Line { number, name, params: parts.filter_map(param).collect(), value: value.to_owned() })
}

fn split_unquoted(text: &str, at: char) -> Vec<&str> {
    let mut quoted = false;
    let split = text.split(move |c| {
        quoted ^= c == '"';
        c == at && !quoted
    });
    split.collect()
}

/// A text value without its escapes (RFC 5545 §3.3.11).
pub(super) fn text(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            letter => plain.push(letter),
        }
    }
    plain
}

/// `P1W`, `PT1H30M`, `-P1D` as days of the calendar and milliseconds beside them (RFC 5545 §3.3.6).
pub(super) fn duration(value: &str) -> Result<(i64, i64), String> {
    let text = value.trim().to_ascii_uppercase();
    let wrong = || format!("“{}” is no duration.", short(value));
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(&text)),
    };
    let rest = rest.strip_prefix('P').ok_or_else(wrong)?;
    let (mut days, mut millis, mut digits) = (0_i64, 0_i64, String::new());
    for letter in rest.chars() {
        match letter {
            '0'..='9' if digits.len() < 7 => {
                digits.push(letter);
                continue;
            }
            'T' if digits.is_empty() => continue,
            _ => {}
        }
        let number = std::mem::take(&mut digits).parse::<i64>().map_err(|_| wrong())?;
        match letter {
            'W' => days += 7 * number,
            'D' => days += number,
            'H' => millis += 3_600_000 * number,
            'M' => millis += 60_000 * number,
            'S' => millis += 1_000 * number,
            _ => return Err(wrong()),
        }
    }
    if digits.is_empty() { Ok((sign * days, sign * millis)) } else { Err(wrong()) }
}

/// A value in a message, never too long.
pub(super) fn short(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(40).collect()
}
