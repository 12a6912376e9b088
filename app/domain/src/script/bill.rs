//! What is said about a bill names no amount and no account: those are for a telephone, not for a page behind a link.

use crate::text::folded;

/// Words for money, in small letters without accents.
const MONEY: [&str; 19] = [
    "dollar", "dollars", "usd", "cent", "cents", "euro", "euros", "eur", "pound", "pounds", "gbp", "cad", "mxn",
    "peso", "pesos", "dolar", "dolares", "libra", "libras",
];
const SIGNS: [char; 4] = ['$', '€', '£', '¥'];
/// Digits in a row that are no house number, no year and no hour.
const ACCOUNT: usize = 6;
/// Digits in all, where blanks or strokes part them: the longest phone number has fewer (E.164 has 15 with its country).
const CARD: usize = 14;

/// Whether a text about a bill names no amount of money and no account. The house's own `phones` are neither.
///
/// # Errors
/// A sentence that says what to leave out.
pub fn names_no_bill(text: &str, phones: &[String]) -> Result<(), String> {
    if names_money(text) {
        return Err("Leave amounts of money out: they are told by phone, not here.".to_owned());
    }
    let phones: Vec<String> = phones.iter().map(|phone| digits(phone)).collect();
    let account = runs(text).into_iter().any(|run| is_account(run, &phones));
    if account {
        Err("Leave numbers of accounts and bills out: they are told by phone, not here.".to_owned())
    } else {
        Ok(())
    }
}

fn names_money(text: &str) -> bool {
    let plain = folded(text);
    let tight: Vec<char> = plain.chars().filter(|letter| !letter.is_whitespace()).collect();
    let beside = |pair: &[char]| {
        let sign = |letter: &char| SIGNS.contains(letter);
        pair.iter().any(sign) && pair.iter().any(char::is_ascii_digit)
    };
    let words: Vec<&str> =
        plain.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let named =
        |pair: &[&str]| (number(pair[0]) && MONEY.contains(&pair[1])) || (MONEY.contains(&pair[0]) && number(pair[1]));
    let glued = |word: &&str| {
        MONEY.contains(&word.trim_start_matches(|letter: char| letter.is_ascii_digit()))
            && word.starts_with(|letter: char| letter.is_ascii_digit())
    };
    tight.windows(2).any(beside) || words.windows(2).any(named) || words.iter().any(glued)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// Stretches of digits, with what parts the groups of a number.
fn runs(text: &str) -> Vec<&str> {
    let of_a_number =
        |letter: char| letter.is_ascii_digit() || matches!(letter, ' ' | '-' | '.' | '(' | ')' | '+' | '/');
    text.split(|letter| !of_a_number(letter)).map(str::trim).filter(|run| !run.is_empty()).collect()
}

fn is_account(run: &str, phones: &[String]) -> bool {
    let all = digits(run);
    if phones.iter().any(|phone| !phone.is_empty() && (all == *phone || all.ends_with(phone.as_str()))) {
        return false;
    }
    let groups: Vec<&str> = run.split(|letter: char| !letter.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    // In some countries the second group of a phone number is long: 01632 960123.
    let phone = groups.len() > 1 && run.starts_with(['0', '+', '(']) && all.len() < CARD;
    !phone && (all.len() >= CARD || groups.iter().any(|group| group.len() >= ACCOUNT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_found_in_both_languages() {
        for text in
            ["You owe $ 40.", "It is 40 $", "40€", "About 1,200 dollars", "USD 12", "12USD", "Son 30 dólares", "£9.50"]
        {
            assert!(names_no_bill(text, &[]).is_err(), "{text}");
        }
    }

    #[test]
    fn accounts_are_found_and_phones_are_none() {
        let house = ["5075550100".to_owned()];
        for text in ["Bill 12345678", "4111 1111 1111 1111", "Your account 40-1234567"] {
            assert!(names_no_bill(text, &house).is_err(), "{text}");
        }
        for text in [
            "Call 507-555-0100.",
            "Call 5075550100, please.",
            "Call (507) 555-0123 or 01632 960123.",
            "Llame al 900 123 456, de 8:00 a 17:00.",
            "We answer within 2 days; since 2027.",
            "Llame al {{clinic_phone}}.",
        ] {
            assert_eq!(names_no_bill(text, &house), Ok(()), "{text}");
        }
    }
}
