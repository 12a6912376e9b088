use super::super::found;
use super::*;

#[test]
fn mail_and_pages_however_they_are_written() {
    for (text, wanted) in [
        ("panchito guion bajo 78 arroba yahoo punto com", &["panchito guion bajo 78 arroba yahoo punto com"][..]),
        ("coach.benally(at)gmail(dot)com", &["coach.benally(at)gmail(dot)com"][..]),
        ("mari_1961 @ gmail . com", &["mari_1961 @ gmail . com"][..]),
        ("pat@gmial,com", &["pat@gmial,com"][..]),
        ("lil_rae04 on insta", &["lil_rae04"][..]),
        ("https://medium.com/@shanelle", &["https://medium.com/@shanelle"][..]),
    ] {
        assert_eq!(found(marks, text), wanted, "{text}");
    }
    for text in ["meet at noon", "https://www.cdc.gov/sleep", "look at point 3"] {
        assert_eq!(found(marks, text), Vec::<String>::new(), "{text}");
    }
}
