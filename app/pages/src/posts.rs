//! `/plan/posts`: every post, what is to come first.

use crate::parts::desk_form::may;
use crate::parts::plan_rows::{PlanTab, plan_tabs};
use crate::parts::{Icon, icon, state};
use crate::shell::{Staff, Tab};
use domain::Clock;
use domain::permission::Permission;
use domain::post::State;
use domain::screens::Frame;
use domain::screens::post::{PostRow, PostsScreen};
use domain::text::isolated;
use leptos::prelude::*;
use texts::Texts;

/// The list.
pub fn posts(frame: &Frame, screen: &PostsScreen) -> String {
    let new = may(frame, Permission::Plan).then(
        || view! { <a class="button primary" href="/plan/posts/new" data-key="n">{icon(Icon::Plus)}"New post"</a> },
    );
    let list = if screen.rows.is_empty() {
        view! { <div class="empty">{icon(Icon::Edit)}<h2>"No posts yet"</h2><p>"Write the first one: an idea needs no time."</p></div> }.into_any()
    } else {
        view! { <ol class="rows" data-list>{screen.rows.iter().map(|one| row(one, frame.clock)).collect_view()}</ol> }
            .into_any()
    };
    let body = view! { <div class="filters">{plan_tabs(PlanTab::Posts)}</div>{list} };
    Staff::new("Posts", Tab::Plan).flush().actions(new).page(frame, body.into_any())
}

fn row(row: &PostRow, clock: Clock) -> AnyView {
    let post = &row.post;
    let color = row.campaign.as_ref().map_or("none", |(_, color)| color.as_str());
    let over = matches!(post.state, State::Cancelled | State::Withdrawn);
    let class = if over { "plan-row over" } else { "plan-row" };
    let when = post.planned.map_or("No time yet".to_owned(), |at| clock.date_time(at));
    let campaign = row.campaign.as_ref().map(|(name, _)| isolated(name));
    let kind = Texts::default().post_kind(post.kind).to_owned();
    let below =
        [Some(kind), campaign, Some(isolated(&post.author))].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let asks = (!post.asks.is_empty()).then(|| view! { <span class="strong">"Needs a decision"</span> });
    view! {
        <li class=class>
            <span class="dot" data-color=color></span>
            <span class="num small">{when}</span>
            <div class="main">
                <a class="cover" href=format!("/plan/posts/{}", post.id) dir="auto">{post.title.to_string()}</a>
                <p class="faint tiny">{below}</p>
            </div>
            <div class="end">{asks}{state::post(post)}</div>
        </li>
    }
    .into_any()
}
