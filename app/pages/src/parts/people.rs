//! People: initials in a circle, and a clinician as the public meets them.

use super::{Icon, icon};
use domain::screens::attendee::Expert;
use domain::slot::Role;
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// Up to two initials, titles such as `Dr.` left out.
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().filter(|word| !word.ends_with('.')).collect();
    let letter = |word: Option<&&str>| word.and_then(|word| word.chars().find(|c| c.is_alphabetic()));
    let last = (words.len() > 1).then(|| letter(words.last())).flatten();
    letter(words.first()).into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

/// A small circle with initials; the name stands beside it.
pub fn avatar(name: &str) -> impl IntoView + use<> {
    view! { <span class="avatar small" aria-hidden="true">{initials(name)}</span> }
}

/// A clinician with position, as an entry of `.experts`.
pub fn expert(t: Texts, who: &Expert) -> impl IntoView + use<> {
    let part = t.role(who.role);
    let position = match (who.position.as_str(), who.role) {
        ("", _) => part.to_owned(),
        (position, Role::Expert) => isolated(position),
        (position, _) => format!("{}, {}", isolated(position), part.to_lowercase()),
    };
    view! {
        <li class="person">
            <span class="avatar" aria-hidden="true">{initials(&who.name)}</span>
            <div><p class="name" dir="auto">{who.name.clone()}</p><p class="role">{position}</p></div>
        </li>
    }
}

/// Who acts for a clinician, where somebody does.
pub fn acting(t: Texts, who: Option<&str>, clinician: &str) -> Option<AnyView> {
    let words = t.slot_acting(&isolated(clinician), &isolated(who?));
    Some(view! { <p class="acting">{icon(Icon::People)}<span>{words}</span></p> }.into_any())
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_leave_titles_out() {
        assert_eq!(initials("Dr. Helen Lin"), "HL");
        assert_eq!(initials("Prof. Dr. Anna von Berg"), "AB");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials("  "), "");
    }
}
