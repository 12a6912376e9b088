use super::super::found;
use super::*;

#[test]
fn numbers_of_records() {
    for (text, wanted) in [
        ("case no. AZ-DES-0093117 and", &["AZ-DES-0093117"][..]),
        ("número de solicitud A-3381920.", &["A-3381920"][..]),
        ("reclamo #R-55019-22", &["#R-55019-22"][..]),
        ("policy XWA 4410 9923 7", &["XWA 4410 9923 7"][..]),
    ] {
        assert_eq!(found(records, text), wanted, "{text}");
    }
    for text in ["my insurance 2025 changed", "order 30000 units", "group of 12", "record of 10/12/2024"] {
        assert_eq!(found(records, text), Vec::<String>::new(), "{text}");
    }
}
