//! Scripted responses in a composer: which fit, what of a text is still to be filled in, and whose review was due.

use crate::parts::Icon;
use crate::parts::desk_form::{DeskForm, choice};
use crate::parts::desk_moments::date_words;
use crate::parts::field::Field;
use crate::parts::notice::notice;
use domain::screens::Choice;
use domain::screens::desk::{QuestionScreen, RefusedDeed};
use domain::script::{Use, blanks};
use leptos::prelude::*;

/// The deed that is done with scripts of this use, as in its address.
fn deed(used_for: Use) -> &'static str {
    match used_for {
        Use::Reply => "answer",
        Use::Dismissal => "dismiss",
        Use::Offline => "take_offline",
    }
}

/// The deed's form as it came back, if it did.
fn again(screen: &QuestionScreen, used_for: Use) -> Option<&RefusedDeed> {
    screen.refused.as_ref().filter(|refused| refused.deed == deed(used_for))
}

/// The box with its text: what is still to be filled in stands beside it. Where a script was just put into it, it has the
/// focus.
pub fn text(screen: &QuestionScreen, used_for: Use, field: Field, text: String) -> AnyView {
    let inserted =
        again(screen, used_for).is_some_and(|refused| refused.problems.is_empty() && refused.marked.is_none());
    let open = blanks(&text).join(", ");
    let open = (!open.is_empty()).then(
        || view! { <p class="hint-line open-blanks" role="status">"Still to fill in: "<strong>{open}</strong></p> },
    );
    let overdue = again(screen, used_for).and_then(|refused| refused.overdue).map(|day| {
        let words = format!("Its review was due on {}: read it twice before you send it.", date_words(day));
        notice("notice warm", Icon::Warn, words)
    });
    view! { {field.focused(inserted).typed(inserted).area(text)}{open}{overdue} }.into_any()
}

/// Which scripts fit, and the button that gives the form back with one of them in it.
pub fn choose(screen: &QuestionScreen, used_for: Use, form: DeskForm) -> Option<AnyView> {
    let offers = screen.scripts.iter().filter(|offer| offer.used_for == used_for);
    let offers: Vec<Choice> = offers.map(|offer| choice(offer.id.as_str(), &offer.label)).collect();
    let refused = form.problems.message("script_id").is_some();
    if offers.is_empty() && !refused {
        return None;
    }
    let all: Vec<Choice> = std::iter::once(choice("", "Choose …")).chain(offers).collect();
    let to = format!("/inbox/{}/script", screen.question.id);
    let insert = view! {
        <div class="insert">
            {form.maybe("script_id", "Scripted response").select(&all, "")}
            <button class="button" name="deed" value=deed(used_for) formaction=to formnovalidate>"Insert"</button>
        </div>
    };
    Some(insert.into_any())
}
