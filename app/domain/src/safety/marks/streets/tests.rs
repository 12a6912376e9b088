use super::super::found;
use super::*;

#[test]
fn streets_with_their_number() {
    for (text, wanted) in [
        ("I'm at 1609 E Roosevelt, unit B.", &["1609 E Roosevelt, unit B."][..]),
        ("3520 W Thomas Rd apto 118 y", &["3520 W Thomas Rd apto 118"][..]),
        ("vivo en calle los pinos 45 bajo b, 41005 sevilla y", &["calle los pinos 45 bajo b, 41005 sevilla"][..]),
    ] {
        assert_eq!(found(addresses, text), wanted, "{text}");
    }
    for text in ["I live at 7000 ft", "3rd floor", "take 2 a day", "Begin at 40. If a close relative was ill, sooner."]
    {
        assert_eq!(found(addresses, text), Vec::<String>::new(), "{text}");
    }
}
