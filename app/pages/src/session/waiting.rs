//! What a session's clinicians will be told, while it waits in its bundle.

use crate::parts::desk_form::act;
use crate::parts::{Icon, icon};
use domain::screens::plan::SessionScreen;
use domain::session::Session;
use domain::{Clock, zone};
use leptos::prelude::*;

/// Who will hear what, and when, with a button to send it now. Nothing while nobody has to hear anything.
pub fn waiting(screen: &SessionScreen, session: &Session, clock: Clock) -> Option<AnyView> {
    let (sentence, due) = (screen.waiting.sentence()?, screen.waiting.due_at?);
    let at = clock.time(zone::local(due, &session.zone));
    let send = screen.may_plan.then(|| act(format!("/plan/sessions/{}/tell", session.id), None, "button", "Send now"));
    let block = view! {
        <div class="notice calm waiting" role="status">
            {icon(Icon::Mail)}
            <p><strong>{sentence}</strong>" Letters leave at "<time datetime=due.to_string() data-moment="mine">{at}</time>"; until then a change joins them, and a move back makes none."</p>
            {send}
        </div>
    };
    Some(block.into_any())
}
