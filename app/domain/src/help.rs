//! Whom to call: emergency and crisis numbers by country. Numbers are those that the services themselves publish; each is free.

use crate::Language;
use crate::safety::SignKind;
use crate::words;

words! {
    /// A country, by ISO 3166-1, whose numbers are known.
    Country {
        /// Canada.
        Ca = "CA",
        /// Spain.
        Es = "ES",
        /// The United Kingdom.
        Gb = "GB",
        /// Ireland.
        Ie = "IE",
        /// Mexico.
        Mx = "MX",
        /// The United States.
        Us = "US",
    }
}

/// For what a number helps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum For {
    /// Everything that cannot wait.
    Emergency,
    /// Suicide and other crises.
    Crisis,
    /// Poisons and overdoses.
    Poison,
    /// Violence at home.
    Violence,
}

impl For {
    fn is_for(self, kind: SignKind) -> bool {
        match self {
            Self::Emergency => true,
            Self::Crisis => kind == SignKind::SelfHarm,
            Self::Poison => kind == SignKind::Overdose,
            Self::Violence => kind == SignKind::Abuse,
        }
    }

    fn name(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Emergency, Language::En) => "Emergency",
            (Self::Emergency, Language::Es) => "Emergencias",
            (Self::Crisis, Language::En) => "Suicide and crisis line",
            (Self::Crisis, Language::Es) => "Línea de prevención del suicidio y crisis",
            (Self::Poison, Language::En) => "Poison help",
            (Self::Poison, Language::Es) => "Información sobre intoxicaciones",
            (Self::Violence, Language::En) => "Domestic violence hotline",
            (Self::Violence, Language::Es) => "Línea contra la violencia en el hogar",
        }
    }
}

/// A number to call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// What answers there.
    pub name: &'static str,
    /// As people read it.
    pub number: &'static str,
}

impl Line {
    /// The link that calls it (RFC 3966).
    pub fn href(self) -> String {
        let digits: String = self.number.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect();
        format!("tel:{digits}")
    }
}

impl Country {
    fn all(self) -> &'static [(For, &'static str)] {
        use For::{Crisis, Emergency, Poison, Violence};
        match self {
            Self::Ca => &[(Emergency, "911"), (Crisis, "988"), (Poison, "1-844-764-7669")],
            Self::Es => &[(Emergency, "112"), (Crisis, "024"), (Poison, "91 562 04 20"), (Violence, "016")],
            Self::Gb => &[(Emergency, "999"), (Crisis, "116 123"), (Poison, "111"), (Violence, "0808 2000 247")],
            Self::Ie => &[(Emergency, "112"), (Crisis, "116 123"), (Poison, "01 809 2166"), (Violence, "1800 341 900")],
            Self::Mx => &[(Emergency, "911"), (Crisis, "800 290 0024"), (Poison, "800 009 2800")],
            Self::Us => {
                &[(Emergency, "911"), (Crisis, "988"), (Poison, "1-800-222-1222"), (Violence, "1-800-799-7233")]
            }
        }
    }

    /// Every number that is known here.
    pub fn numbers(self) -> impl Iterator<Item = String> {
        self.all().iter().map(|(_, number)| (*number).to_owned())
    }

    /// The emergency number.
    pub fn emergency(self) -> &'static str {
        self.all()[0].1
    }

    /// Whom to call after signs of these kinds: emergency first, then what helps for them; the crisis line in any case.
    pub fn lines(self, kinds: &[SignKind], language: Language) -> Vec<Line> {
        let wanted = |what: For| what == For::Crisis || kinds.iter().any(|kind| what.is_for(*kind));
        let lines = self.all().iter().filter(|(what, _)| *what == For::Emergency || wanted(*what));
        lines.map(|(what, number)| Line { name: what.name(language), number }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_emergency_number_comes_first_and_what_helps_after_it() {
        for country in Country::ALL {
            let lines = country.lines(&[SignKind::Overdose], Language::En);
            assert_eq!(lines[0].number, country.emergency());
            assert_eq!(lines.len(), 3, "{country}: emergency, crisis, poison");
        }
        assert_eq!(Country::Us.lines(&[SignKind::ChestPain], Language::Es).len(), 2);
    }

    #[test]
    fn each_is_a_link_that_calls() {
        let line = Country::Us.lines(&[SignKind::Overdose], Language::En)[2];
        assert_eq!((line.number, line.href().as_str()), ("1-800-222-1222", "tel:18002221222"));
    }
}
