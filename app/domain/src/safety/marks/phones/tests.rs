use super::super::found;
use super::*;

#[test]
fn phone_numbers_however_they_are_written() {
    for (text, wanted) in [
        ("602*555*0151", &["602*555*0151"][..]),
        ("623-555-0110 x3", &["623-555-0110 x3"][..]),
        ("+1 520 555 0176 ext. 9", &["+1 520 555 0176 ext. 9"][..]),
        ("8 hundred 555 0119", &["8 hundred 555 0119"][..]),
        (
            "five five five, oh one six seven, area code four eight oh",
            &["five five five, oh one six seven, area code four eight oh"][..],
        ),
        ("call 602/555-0104", &["602/555-0104"][..]),
    ] {
        assert_eq!(found(marks, text), wanted, "{text}");
    }
    for text in ["call 1-800-222-1222", "988 or 911", "10/12/2024", "I took 1000 2000 steps"] {
        assert_eq!(found(marks, text), Vec::<String>::new(), "{text}");
    }
}
