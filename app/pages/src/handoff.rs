//! `/handoffs/{token}`: somebody to reach, for the team that has them. No sign-in, no script needed.

use crate::asker::said_to_them;
use crate::parts::desk_moments::{left, stamp};
use crate::parts::desk_words::{category, handoff_standing};
use crate::parts::notice::problems_in;
use crate::parts::{Icon, icon};
use crate::question::offline::{steps, told};
use crate::shell::{Head, public};
use domain::handoff::Standing;
use domain::screens::Frame;
use domain::screens::handoff::HandoffScreen;
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// Whom to reach, how, until when; and what comes next.
pub fn handoff(frame: &Frame, screen: &HandoffScreen) -> String {
    let t = Texts::of(frame.language);
    let handoff = &screen.handoff;
    let refused = screen.refused.as_ref();
    let wrong = refused.map(|refused| problems_in("handoff", &refused.problems));
    let tries = (handoff.tries > 0).then(|| view! { <dt>"Tried"</dt><dd class="num">{handoff.tries}</dd> });
    let said = screen.said.iter().map(|said| match said.by_them {
        true => view! { <p class="said" dir="auto">{said.text.clone()}</p> }.into_any(),
        false => said_to_them(t, false, said.text.clone()),
    });
    let waits = (handoff.standing == Standing::Waiting).then(|| {
        view! { <div class="notice calm" role="status">{icon(Icon::Clock)}<p>"They have not said yet how they can be reached. You get a letter once they have."</p></div> }
    });
    let name = screen.name.clone().map(|name| view! { <dt>"Name"</dt><dd dir="auto">{name}</dd> });
    let body = view! {
        <div class="wrap own slot-page">
            <header class="stack-sm">
                <p class="eyebrow">"For " {isolated(&screen.team)}</p>
                <h1>"Somebody to reach: " {category(handoff.category).to_lowercase()}</h1>
            </header>
            {wrong}{waits}
            <section class="card stack-sm" aria-labelledby="whom">
                <h2 id="whom">{handoff_standing(handoff.standing)}</h2>
                <dl class="facts">
                    {name}
                    {told(handoff)}
                    <dt>"Next step"</dt><dd>{left(handoff.due_at, screen.now)}" · "{stamp(handoff.due_at)}</dd>
                    {tries}
                </dl>
            </section>
            <section class="card stack-sm" aria-labelledby="wrote">
                <h2 id="wrote">"What they wrote to us"</h2>
                <p class="said prewrap" dir="auto">{screen.text.clone()}</p>
                {said.collect_view()}
                <p class="small muted">"They agreed that you read this. It goes to nobody outside your team."</p>
            </section>
            {steps(&screen.path, handoff, refused, screen.version)}
            <p class="small muted">"In an emergency do not wait: call the local emergency number. If this is not yours to see to, say so to the desk: it hands it on."</p>
        </div>
    };
    public(frame, &Head::new("Somebody to reach").private().at(&screen.path), "", body.into_any())
}

/// What is left to say once a team has closed it.
pub fn handoff_closed(frame: &Frame) -> String {
    let body = view! {
        <div class="wrap own slot-page">
            <div class="notice good" role="status">{icon(Icon::Check)}<p><strong>"Closed."</strong>" Thank you for seeing to it. Whoever was reached says on their own page whether it was solved."</p></div>
        </div>
    };
    public(frame, &Head::new("Closed").private(), "", body.into_any())
}
