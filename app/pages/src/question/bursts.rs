//! Votes that may not be as many people: the desk, who knows the hall, decides.

use crate::parts::desk_moments::stamp;
use crate::parts::desk_words::count;
use crate::parts::state::chip;
use domain::Flag;
use domain::screens::desk::{Burst, QuestionScreen};
use leptos::prelude::*;

/// Each network from which new voters came at once, with what the desk can do about it.
pub fn bursts(screen: &QuestionScreen) -> Option<AnyView> {
    let lines = screen.bursts.iter().map(|burst| line(screen, burst)).collect_view();
    (!screen.bursts.is_empty()).then(|| {
        view! {
            <section class="panel" aria-labelledby="bursts-head">
                <h2 id="bursts-head">"Votes from one network"</h2>
                <p class="small muted">"New voters, many of them within minutes. A hall behind one address looks like this; so does one person with many browsers."</p>
                <ul class="stack-sm" role="list">{lines}</ul>
            </section>
        }
        .into_any()
    })
}

fn line(screen: &QuestionScreen, burst: &Burst) -> AnyView {
    let left_out = burst.left_out.map(Flag::is_set);
    let state = match left_out {
        Some(true) => Some(chip("withdrawn", "Left out")),
        Some(false) => Some(chip("confirmed", "Counted")),
        None => None,
    };
    view! {
        <li class="stack-sm">
            <p class="row"><span class="strong">{count(burst.votes, "vote", "votes")}</span>{state}</p>
            <p class="faint tiny">"From "{stamp(burst.since)}" to "{stamp(burst.until)}</p>
            <div class="row">
                {(screen.may_act && left_out != Some(true)).then(|| act(screen, burst, "leave_out", "Leave out"))}
                {(screen.may_act && left_out != Some(false)).then(|| act(screen, burst, "count_in", "Count them"))}
            </div>
        </li>
    }
    .into_any()
}

fn act(screen: &QuestionScreen, burst: &Burst, deed: &'static str, label: &'static str) -> AnyView {
    view! {
        <form method="post" action=format!("/inbox/{}/{deed}", screen.question.id)>
            <input type="hidden" name="network" value=burst.network.clone()/>
            <button class="button small">{label}</button>
        </form>
    }
    .into_any()
}
