//! Which new passwords are taken (NIST SP 800-63B-4 §3.1.1.2): long ones, and none that is guessed first. There are no rules
//! of composition, and none ends by itself.

use domain::staff::new_password;
use zxcvbn::{Score, zxcvbn};

/// How many characters are looked at; beyond it the length itself is enough.
const LOOKED_AT: usize = 60;

/// A new password, if it is one; `about` are words that a guesser knows: the member's name and address.
///
/// # Errors
/// A sentence for the person.
pub(crate) fn chosen(text: &str, about: &[&str]) -> Result<String, String> {
    let password = new_password(text)?;
    let known: Vec<&str> =
        about.iter().flat_map(|words| words.split([' ', '@', '.', '-'])).chain(about.iter().copied()).collect();
    let known: Vec<&str> = known.into_iter().filter(|word| word.chars().count() > 2).chain(["wellspring"]).collect();
    let looked_at: String = password.chars().take(LOOKED_AT).collect();
    if zxcvbn(&looked_at, &known).score() < Score::Three {
        return Err("This is among the passwords that are guessed first. Use a few words that do not belong together."
            .to_owned());
    }
    Ok(password)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guessed_first_is_refused_however_long() {
        let about = ["Ana Ruiz", "ana.ruiz@clinic.example"];
        for common in [
            "passwordpassword",
            "Password12345678",
            "qwertyuiopasdfgh",
            "1234567890123456",
            "aaaaaaaaaaaaaaaa",
            "abcdefghijklmnop",
            "iloveyouiloveyou",
            "letmeinletmeinletmein",
            "wellspringwellspring",
            "anaruizanaruiz2026",
            "ana.ruiz@clinic.example",
            "P@ssw0rdP@ssw0rd",
            "1qaz2wsx3edc4rfv",
            "administrator123",
        ] {
            assert!(chosen(common, &about).is_err(), "{common}");
        }
    }

    #[test]
    fn a_few_words_in_any_language_are_taken() {
        for good in [
            "a long story told twice",
            "correct horse battery",
            "stay strong demo",
            "żółty rower na dachu",
            "три синих кота и пёс",
            "四つの青い靴と赤い猫が歩いている",
            "kaffee um halb vier",
            &(0..30).map(|n| format!("{} ", n * n * 7 + 3)).collect::<String>(),
        ] {
            assert!(chosen(good, &["Ana", "ana@clinic.example"]).is_ok(), "{good}: {:?}", chosen(good, &[]));
        }
    }

    #[test]
    fn shorter_ones_are_refused_and_the_limit_is_in_characters() {
        assert!(chosen("fourteen chars", &[]).unwrap_err().contains("15"));
        assert!(chosen("tok rün mip gaz", &[]).is_ok());
        assert!(chosen(&"tok rün ".repeat(26), &[]).unwrap_err().contains("200"));
    }
}
