//! Whoever is asked to an event, and what is said of them (RFC 5545 §3.8.4.1).

use super::lines::Line;

/// One ATTENDEE.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Attendee {
    /// Address of the calendar user, without `mailto:`; empty where it is of another kind.
    pub address: String,
    /// EMAIL: their own address, where the other is a relay's (RFC 7986 §6.2).
    pub email: String,
    /// CN.
    pub name: String,
    /// PARTSTAT, in capitals; empty where it has none.
    pub partstat: String,
    /// SENT-BY: who acts for them.
    pub sent_by: String,
    /// DELEGATED-TO: who comes in their place.
    pub delegated_to: Vec<String>,
    /// DELEGATED-FROM: in whose place they come.
    pub delegated_from: Vec<String>,
    /// X-RESPONSE-COMMENT: what Outlook's users write beside an answer.
    pub comment: String,
}

impl Attendee {
    /// Of a line; None where it names nobody.
    pub(super) fn read(line: &Line) -> Option<Self> {
        let param = |name: &str| line.param(name).map(unescaped).unwrap_or_default();
        let list = |name: &str| line.param(name).map(addresses).unwrap_or_default();
        let one = Self {
            address: mailto(&line.value),
            email: mailto(&param("EMAIL")),
            name: param("CN"),
            partstat: param("PARTSTAT").to_ascii_uppercase(),
            sent_by: mailto(&param("SENT-BY")),
            delegated_to: list("DELEGATED-TO"),
            delegated_from: list("DELEGATED-FROM"),
            comment: param("X-RESPONSE-COMMENT"),
        };
        (!one.address.is_empty() || !one.email.is_empty()).then_some(one)
    }

    /// Whether they said no.
    pub fn has_declined(&self) -> bool {
        self.partstat == "DECLINED"
    }

    /// Whether one of their addresses is this one.
    pub fn is(&self, address: &str) -> bool {
        !address.is_empty() && [&self.address, &self.email].into_iter().any(|own| own.eq_ignore_ascii_case(address))
    }
}

/// Without its scheme; an address without any is taken as it is, one of another scheme is none.
fn mailto(text: &str) -> String {
    let text = text.trim();
    let plain = match text.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => rest,
        Some(_) => "",
        None => text,
    };
    if plain.contains('@') { plain.trim().to_owned() } else { String::new() }
}

/// Several addresses, each in quotation marks of its own, of which the outermost are gone already.
fn addresses(list: &str) -> Vec<String> {
    list.split(',').map(|one| mailto(one.trim().trim_matches('"'))).filter(|one| !one.is_empty()).collect()
}

/// RFC 6868: what has no place in a parameter stands behind a circumflex.
fn unescaped(value: &str) -> String {
    let mut plain = String::with_capacity(value.len());
    let mut letters = value.chars().peekable();
    while let Some(letter) = letters.next() {
        let meant = match (letter, letters.peek()) {
            ('^', Some('n')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            (letter, _) => {
                plain.push(letter);
                continue;
            }
        };
        letters.next();
        plain.push(meant);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attendee(line: &str) -> Attendee {
        let lines = super::super::lines::read(line);
        Attendee::read(&lines[0]).expect("somebody")
    }

    #[test]
    fn people_are_read_with_all_that_is_said_of_them() {
        let lin = attendee(
            "ATTENDEE;CN=\"Lin, Mei\";PARTSTAT=accepted;SENT-BY=\"MAILTO:sam@clinic.example\":Mailto:lin@clinic.example",
        );
        assert_eq!((lin.name.as_str(), lin.partstat.as_str()), ("Lin, Mei", "ACCEPTED"));
        assert_eq!((lin.address.as_str(), lin.sent_by.as_str()), ("lin@clinic.example", "sam@clinic.example"));
        let relayed = attendee("ATTENDEE;EMAIL=lin@clinic.example;PARTSTAT=DECLINED:mailto:2_GM@relay.example");
        assert!(relayed.is("LIN@clinic.example") && relayed.is("2_gm@relay.example") && !relayed.is(""));
        let sent = attendee(
            "ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO=\"mailto:cole@c.example\",\"mailto:roe@c.example\":mailto:lin@clinic.example",
        );
        assert_eq!(sent.delegated_to, ["cole@c.example", "roe@c.example"]);
        let said = attendee("ATTENDEE;X-RESPONSE-COMMENT=\"On call^nuntil ^'nine^'\":mailto:lin@clinic.example");
        assert_eq!(said.comment, "On call\nuntil \"nine\"");
    }
}
