use super::super::found;
use super::*;

#[test]
fn relatives_by_name() {
    for (text, wanted) in [
        ("my brother is Kelvin", &["Kelvin"][..]),
        ("soy la mama de kevin", &["kevin"][..]),
        ("its Bao Tran's wife", &["Bao Tran's"][..]),
        ("mi hermana y yo (Refugio)", &["Refugio"][..]),
        ("my boys Ezekiel, 9, and Otto, 6", &["Ezekiel", "Otto"][..]),
        ("Uncle Zoran fell", &["Zoran"][..]),
    ] {
        assert_eq!(found(relatives, text), wanted, "{text}");
    }
    for text in ["my mother is Mexican", "mi mamá es de Jalisco", "my son is Autistic"] {
        assert_eq!(found(relatives, text), Vec::<String>::new(), "{text}");
    }
}
