//! The readers by example.

use super::list::List;
use super::{Language, Lists, SignKind, reply};

fn kinds(text: &str) -> Vec<SignKind> {
    super::signs(text, Language::En, Lists::shipped()).into_iter().map(|sign| sign.kind).collect()
}

#[test]
fn every_list_that_is_shipped_can_be_read() {
    for language in Language::ALL {
        for kind in SignKind::ALL {
            let faults = List::parse(Lists::shipped_text(*kind, *language)).err().unwrap_or_default();
            assert!(faults.is_empty(), "{kind} {language}: {faults:?}");
        }
        let faults = reply::tongue(*language).err().unwrap_or_default();
        assert!(faults.is_empty(), "{language}: {faults:?}");
    }
    let faults = Lists::read().err().unwrap_or_default();
    assert!(faults.is_empty(), "{faults:?}");
}
