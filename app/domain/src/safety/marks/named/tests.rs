use super::super::found;
use super::*;

#[test]
fn names_that_are_introduced() {
    for (text, wanted) in [
        ("Signed up as R. Delacroix, is it on zoom", &["R. Delacroix"][..]),
        ("kaylee here, is decaf fine", &["kaylee"][..]),
        ("Hi, Ray here", &["Ray"][..]),
        ("¿Se puede? Gracias, Ofelia G.", &["Ofelia G."][..]),
        ("Im June, is it ok", &["June"][..]),
        ("leave a message for Zuzka 602 555 0144", &["Zuzka"][..]),
        ("name on card THADDEUS O NWOSU", &["THADDEUS O NWOSU"][..]),
    ] {
        assert_eq!(found(names, text), wanted, "{text}");
    }
    for text in [
        "I'm Tired of it",
        "Is June too late",
        "thanks for the talk",
        "soy Testigo de Jehová",
        "as Metformin does",
        "Stays here",
        "hard on anyone with MS. Cooling vests help",
    ] {
        assert_eq!(found(names, text), Vec::<String>::new(), "{text}");
    }
}
