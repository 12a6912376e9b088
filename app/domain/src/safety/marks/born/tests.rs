use super::super::found;
use super::*;

#[test]
fn days_of_birth() {
    for (text, wanted) in [
        ("Nacida 23-IV-1970", &["23-IV-1970"][..]),
        ("born 1947 Oct 9", &["1947 Oct 9"][..]),
        ("DOB Sept 9 '61", &["Sept 9 '61"][..]),
        ("turned 80 on May 3", &["May 3"][..]),
    ] {
        assert_eq!(found(birth_dates, text), wanted, "{text}");
    }
    for text in ["the talk on May 3", "since 2019", "my appointment is 3/14"] {
        assert_eq!(found(birth_dates, text), Vec::<String>::new(), "{text}");
    }
}
