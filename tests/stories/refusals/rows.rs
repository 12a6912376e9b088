//! Who may knock where.

use domain::permission::Permission::{self, Desk, Mail, Metrics, Operate, Plan, Read, Review};
use wellspring_core::actor::{Administrator, Operator};
use wellspring_core::key::Purpose;
use wellspring_core::{screens, staff};

use crate::responder::offline;
use crate::world::{Asked, Planned, World};

/// What opens a route.
#[derive(Clone, Copy, Debug)]
pub enum Gate {
    /// Nothing is asked for.
    Open,
    /// The token in the address is the key.
    Link,
    /// A sign-in with this permission.
    Signed(Permission),
    /// A bearer token with this permission.
    Token(Permission),
}

/// One route with its gate.
#[derive(Debug)]
pub struct Row {
    pub method: &'static str,
    pub path: &'static str,
    pub gate: Gate,
}

const fn row(method: &'static str, path: &'static str, gate: Gate) -> Row {
    Row { method, path, gate }
}

use Gate::{Link, Open, Signed, Token};

/// The whole table. Signing out stands last, since it ends what the others need.
pub const ROWS: &[Row] = &[
    // Strangers.
    row("GET", "/", Open),
    row("GET", "/calendar", Open),
    row("GET", "/ask", Open),
    row("POST", "/ask", Open),
    row("POST", "/ask/alike", Open),
    row("GET", "/ask/mine", Open),
    row("GET", "/questions", Open),
    row("POST", "/questions", Open),
    row("GET", "/answers", Open),
    row("GET", "/answers/feed.atom", Open),
    row("GET", "/answers/{slug}", Open),
    row("GET", "/topics/{slug}", Open),
    row("GET", "/search", Open),
    row("GET", "/blog", Open),
    row("GET", "/blog/feed.atom", Open),
    row("GET", "/blog/{slug}", Open),
    row("GET", "/events/{slug}", Open),
    row("GET", "/e/{code}", Open),
    row("GET", "/campaigns/{slug}", Open),
    row("POST", "/events/{slug}/questions", Open),
    row("GET", "/events/{slug}/mine", Open),
    row("POST", "/events/{slug}/questions/{handle}/vote", Open),
    row("POST", "/events/{slug}/questions/{handle}/report", Open),
    row("POST", "/events/{slug}/alike", Open),
    row("GET", "/events/{slug}/embed", Open),
    row("GET", "/questions/{token}", Link),
    row("POST", "/questions/{token}/withdraw", Link),
    row("POST", "/questions/{token}/erase", Link),
    row("POST", "/questions/{token}/link", Link),
    row("POST", "/questions/{token}/marks/{step}", Link),
    row("POST", "/questions/{token}/follow_up", Link),
    row("POST", "/questions/{token}/reach", Link),
    row("POST", "/questions/{token}/helped", Link),
    row("POST", "/questions/{token}/did_not_help", Link),
    row("POST", "/questions/{token}/email", Link),
    row("POST", "/questions/{token}/confirm", Link),
    row("GET", "/follow/{token}", Link),
    row("POST", "/follow/{token}/confirm", Link),
    row("POST", "/follow/{token}/stop", Link),
    row("GET", "/events/{slug}/wall", Open),
    row("GET", "/events/{slug}/event.ics", Open),
    row("GET", "/calendar.ics", Open),
    row("GET", "/campaigns/{slug}/calendar.ics", Open),
    // Clinicians.
    row("GET", "/answer/{token}", Link),
    row("POST", "/answer/{token}", Link),
    row("GET", "/feeds/{token}/calendar.ics", Link),
    row("GET", "/handoffs/{token}", Link),
    row("POST", "/handoffs/{token}/{step}", Link),
    row("GET", "/slots/{token}", Link),
    row("POST", "/slots/{token}/{step}", Link),
    row("GET", "/clinicians/{token}", Link),
    row("GET", "/clinicians/{token}/slots/{id}", Link),
    row("POST", "/clinicians/{token}/slots/{id}/{step}", Link),
    row("POST", "/clinicians/{token}/calendar", Link),
    row("POST", "/clinicians/{token}/clock", Link),
    row("POST", "/clinicians/{token}/leave", Link),
    row("POST", "/clinicians/{token}/leave/{leave}/remove", Link),
    row("POST", "/clinicians/{token}/busy", Link),
    row("POST", "/clinicians/{token}/busy/file", Link),
    row("POST", "/clinicians/{token}/assistants", Link),
    row("POST", "/clinicians/{token}/assistants/{assistant}/{step}", Link),
    // Staff.
    row("GET", "/signin", Open),
    row("POST", "/signin", Open),
    row("GET", "/setup/{token}", Link),
    row("POST", "/setup/{token}", Link),
    row("GET", "/account", Signed(Read)),
    row("GET", "/account/password", Signed(Read)),
    row("POST", "/account/password", Signed(Read)),
    row("POST", "/account/clock", Signed(Read)),
    // How long a sign-in lasts, as a page asks that may have none.
    row("GET", "/account/left", Open),
    row("POST", "/account/stay", Open),
    row("POST", "/account/sign-ins/end", Signed(Read)),
    row("POST", "/account/sign-ins/{id}/end", Signed(Read)),
    row("GET", "/plan", Signed(Read)),
    row("POST", "/plan/views", Signed(Read)),
    row("POST", "/plan/views/{id}/delete", Signed(Read)),
    row("GET", "/plan/live", Signed(Read)),
    row("POST", "/plan/quick", Signed(Plan)),
    row("GET", "/plan/campaigns", Signed(Read)),
    row("POST", "/plan/campaigns", Signed(Plan)),
    row("GET", "/plan/campaigns/new", Signed(Plan)),
    row("GET", "/plan/campaigns/{id}", Signed(Read)),
    row("POST", "/plan/campaigns/{id}", Signed(Plan)),
    row("POST", "/plan/campaigns/{id}/delete", Signed(Plan)),
    row("GET", "/plan/campaigns/{id}/shift", Signed(Plan)),
    row("POST", "/plan/campaigns/{id}/shift", Signed(Plan)),
    row("GET", "/plan/audiences", Signed(Read)),
    row("POST", "/plan/audiences", Signed(Plan)),
    row("POST", "/plan/audiences/{id}", Signed(Plan)),
    row("POST", "/plan/audiences/{id}/delete", Signed(Plan)),
    row("GET", "/plan/topics", Signed(Read)),
    row("POST", "/plan/topics", Signed(Plan)),
    row("POST", "/plan/topics/{id}", Signed(Plan)),
    row("POST", "/plan/topics/{id}/delete", Signed(Plan)),
    row("GET", "/plan/import", Signed(Plan)),
    row("POST", "/plan/import", Signed(Plan)),
    row("GET", "/plan/posts", Signed(Read)),
    row("POST", "/plan/posts", Signed(Plan)),
    row("GET", "/plan/posts/new", Signed(Plan)),
    row("POST", "/plan/posts/preview", Signed(Plan)),
    row("GET", "/plan/posts/{id}", Signed(Read)),
    row("POST", "/plan/posts/{id}", Signed(Plan)),
    row("POST", "/plan/posts/{id}/preview", Signed(Plan)),
    row("POST", "/plan/posts/{id}/delete", Signed(Plan)),
    row("POST", "/plan/posts/{id}/approve", Signed(Review)),
    row("POST", "/plan/posts/{id}/request_changes", Signed(Review)),
    row("GET", "/plan/posts/{id}/move", Signed(Plan)),
    row("POST", "/plan/posts/{id}/move", Signed(Plan)),
    row("POST", "/plan/posts/{id}/{step}", Signed(Plan)),
    row("POST", "/plan/series", Signed(Plan)),
    row("GET", "/plan/series/new", Signed(Plan)),
    row("GET", "/plan/series/{id}", Signed(Read)),
    row("POST", "/plan/series/{id}", Signed(Plan)),
    row("POST", "/plan/series/{id}/delete", Signed(Plan)),
    row("POST", "/plan/sessions", Signed(Plan)),
    row("GET", "/plan/sessions/new", Signed(Plan)),
    row("GET", "/plan/sessions/{id}", Signed(Read)),
    row("POST", "/plan/sessions/{id}", Signed(Plan)),
    row("POST", "/plan/sessions/{id}/delete", Signed(Plan)),
    row("GET", "/plan/sessions/{id}/move", Signed(Plan)),
    row("POST", "/plan/sessions/{id}/move", Signed(Plan)),
    row("POST", "/plan/sessions/{id}/tell", Signed(Plan)),
    row("GET", "/plan/sessions/{id}/live", Signed(Read)),
    row("GET", "/plan/sessions/{id}/stage", Signed(Read)),
    row("POST", "/plan/sessions/{id}/live/{question}/{deed}", Signed(Desk)),
    row("POST", "/plan/sessions/{id}/hall", Signed(Desk)),
    row("GET", "/plan/sessions/{id}/wrap", Signed(Read)),
    row("POST", "/plan/sessions/{id}/wrap", Signed(Desk)),
    row("GET", "/plan/sessions/{id}/questions/import", Signed(Desk)),
    row("POST", "/plan/sessions/{id}/questions/import", Signed(Desk)),
    row("POST", "/plan/sessions/{id}/{step}", Signed(Plan)),
    row("POST", "/plan/sessions/{id}/slots", Signed(Plan)),
    row("POST", "/plan/mail/{id}/{step}", Signed(Plan)),
    row("POST", "/plan/slots/{id}/accept", Signed(Plan)),
    row("POST", "/plan/slots/{id}/{step}", Signed(Plan)),
    row("GET", "/inbox", Signed(Read)),
    row("GET", "/inbox/new", Signed(Desk)),
    row("POST", "/inbox/new", Signed(Desk)),
    row("GET", "/inbox/{id}", Signed(Read)),
    row("POST", "/inbox/{id}/script", Signed(Desk)),
    row("POST", "/inbox/{id}/holds", Signed(Operate)),
    row("POST", "/inbox/{id}/holds/end", Signed(Operate)),
    row("POST", "/inbox/{id}/{deed}", Signed(Desk)),
    row("GET", "/scripts", Signed(Read)),
    row("POST", "/scripts", Signed(Desk)),
    row("GET", "/scripts/new", Signed(Desk)),
    row("GET", "/scripts/{id}", Signed(Read)),
    row("POST", "/scripts/{id}", Signed(Desk)),
    row("POST", "/scripts/{id}/approve", Signed(Review)),
    row("POST", "/scripts/{id}/retire", Signed(Desk)),
    row("POST", "/scripts/{id}/bring_back", Signed(Desk)),
    row("POST", "/scripts/{id}/delete", Signed(Desk)),
    row("GET", "/people", Signed(Read)),
    row("GET", "/people/record", Signed(Operate)),
    row("POST", "/people/staff", Signed(Operate)),
    row("POST", "/people/staff/{id}/role", Signed(Operate)),
    row("POST", "/people/staff/{id}/{step}", Signed(Operate)),
    row("POST", "/people/clinicians", Signed(Plan)),
    row("GET", "/people/clinicians/new", Signed(Plan)),
    // It holds the private feed's address.
    row("GET", "/people/clinicians/{id}", Signed(Plan)),
    row("POST", "/people/clinicians/{id}", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/delete", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/feed", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/link", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/calendar", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/leave", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/leave/{leave}/remove", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/busy", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/assistants", Signed(Plan)),
    row("POST", "/people/clinicians/{id}/assistants/{assistant}/{step}", Signed(Plan)),
    // One's own feed of the whole calendar.
    row("POST", "/people/feed", Signed(Read)),
    row("GET", "/settings", Signed(Operate)),
    row("GET", "/settings/safety", Signed(Review)),
    row("POST", "/settings/safety", Signed(Review)),
    row("GET", "/settings/safety/{kind}/{language}", Signed(Review)),
    row("POST", "/settings/safety/{kind}/{language}", Signed(Review)),
    row("GET", "/settings/safety/changes/{id}", Signed(Review)),
    row("POST", "/settings/safety/changes/{id}/{step}", Signed(Review)),
    row("GET", "/settings/duty", Signed(Operate)),
    row("POST", "/settings/duty/shifts", Signed(Operate)),
    row("POST", "/settings/duty/away", Signed(Operate)),
    row("POST", "/settings/duty/lead", Signed(Operate)),
    row("POST", "/settings/duty/{id}/remove", Signed(Operate)),
    row("GET", "/settings/teams", Signed(Operate)),
    row("POST", "/settings/teams", Signed(Operate)),
    row("POST", "/settings/teams/{id}", Signed(Operate)),
    row("POST", "/settings/teams/{id}/delete", Signed(Operate)),
    row("GET", "/settings/targets", Signed(Operate)),
    row("POST", "/settings/targets", Signed(Operate)),
    row("POST", "/settings/targets/remove", Signed(Operate)),
    row("GET", "/settings/retention", Signed(Operate)),
    row("POST", "/settings/retention", Signed(Operate)),
    row("GET", "/settings/mail", Signed(Operate)),
    row("POST", "/settings/mail/test", Signed(Operate)),
    row("POST", "/settings/mail/{id}/{step}", Signed(Operate)),
    row("POST", "/settings/tokens/{id}/revoke", Signed(Operate)),
    // Programs.
    row("GET", "/api/v1/openapi.json", Open),
    row("GET", "/api/v1/campaigns", Token(Read)),
    row("POST", "/api/v1/campaigns", Token(Plan)),
    row("GET", "/api/v1/campaigns/{id}", Token(Read)),
    row("PATCH", "/api/v1/campaigns/{id}", Token(Plan)),
    row("DELETE", "/api/v1/campaigns/{id}", Token(Plan)),
    row("POST", "/api/v1/campaigns/{id}/shift", Token(Plan)),
    row("GET", "/api/v1/series", Token(Read)),
    row("POST", "/api/v1/series", Token(Plan)),
    row("GET", "/api/v1/series/{id}", Token(Read)),
    row("PATCH", "/api/v1/series/{id}", Token(Plan)),
    row("DELETE", "/api/v1/series/{id}", Token(Plan)),
    row("GET", "/api/v1/audiences", Token(Read)),
    row("POST", "/api/v1/audiences", Token(Plan)),
    row("GET", "/api/v1/audiences/{id}", Token(Read)),
    row("PATCH", "/api/v1/audiences/{id}", Token(Plan)),
    row("DELETE", "/api/v1/audiences/{id}", Token(Plan)),
    row("GET", "/api/v1/safety/lists/{kind}", Token(Review)),
    row("PUT", "/api/v1/safety/lists/{kind}", Token(Review)),
    row("GET", "/api/v1/safety/changes", Token(Review)),
    row("GET", "/api/v1/safety/changes/{id}", Token(Review)),
    row("POST", "/api/v1/safety/try", Token(Review)),
    row("GET", "/api/v1/teams", Token(Read)),
    row("POST", "/api/v1/teams", Token(Operate)),
    row("GET", "/api/v1/teams/{id}", Token(Read)),
    row("PATCH", "/api/v1/teams/{id}", Token(Operate)),
    row("DELETE", "/api/v1/teams/{id}", Token(Operate)),
    row("GET", "/api/v1/topics", Token(Read)),
    row("POST", "/api/v1/topics", Token(Plan)),
    row("GET", "/api/v1/topics/{id}", Token(Read)),
    row("PATCH", "/api/v1/topics/{id}", Token(Plan)),
    row("DELETE", "/api/v1/topics/{id}", Token(Plan)),
    row("GET", "/api/v1/scripts", Token(Read)),
    row("POST", "/api/v1/scripts", Token(Desk)),
    row("GET", "/api/v1/scripts/{id}", Token(Read)),
    row("PATCH", "/api/v1/scripts/{id}", Token(Desk)),
    row("DELETE", "/api/v1/scripts/{id}", Token(Desk)),
    row("POST", "/api/v1/scripts/{id}/approve", Token(Review)),
    row("POST", "/api/v1/scripts/{id}/retire", Token(Desk)),
    row("POST", "/api/v1/scripts/{id}/bring_back", Token(Desk)),
    row("GET", "/api/v1/clinicians", Token(Read)),
    row("POST", "/api/v1/clinicians", Token(Plan)),
    row("GET", "/api/v1/clinicians/{id}", Token(Read)),
    row("PATCH", "/api/v1/clinicians/{id}", Token(Plan)),
    row("DELETE", "/api/v1/clinicians/{id}", Token(Plan)),
    row("GET", "/api/v1/duty", Token(Read)),
    row("GET", "/api/v1/alarms", Token(Desk)),
    row("GET", "/api/v1/calendar", Token(Read)),
    row("GET", "/api/v1/export/calendar.csv", Token(Read)),
    row("GET", "/api/v1/clinicians/{id}/leaves", Token(Read)),
    row("POST", "/api/v1/clinicians/{id}/leaves", Token(Plan)),
    row("DELETE", "/api/v1/clinicians/{id}/leaves/{leave}", Token(Plan)),
    row("GET", "/api/v1/clinicians/{id}/busy", Token(Read)),
    row("POST", "/api/v1/clinicians/{id}/busy", Token(Plan)),
    row("POST", "/api/v1/clinicians/{id}/feed", Token(Plan)),
    // They hold links that let act.
    row("GET", "/api/v1/clinicians/{id}/assistants", Token(Plan)),
    row("POST", "/api/v1/clinicians/{id}/assistants", Token(Plan)),
    row("DELETE", "/api/v1/clinicians/{id}/assistants/{assistant}", Token(Plan)),
    row("POST", "/api/v1/import/ics", Token(Plan)),
    row("POST", "/api/v1/import/sessions.csv", Token(Plan)),
    row("GET", "/api/v1/posts", Token(Read)),
    row("POST", "/api/v1/posts", Token(Plan)),
    row("GET", "/api/v1/posts/{id}", Token(Read)),
    row("PATCH", "/api/v1/posts/{id}", Token(Plan)),
    row("DELETE", "/api/v1/posts/{id}", Token(Plan)),
    row("POST", "/api/v1/posts/{id}/approve", Token(Review)),
    row("POST", "/api/v1/posts/{id}/request_changes", Token(Review)),
    row("POST", "/api/v1/posts/{id}/{step}", Token(Plan)),
    row("GET", "/api/v1/sessions", Token(Read)),
    row("POST", "/api/v1/sessions", Token(Plan)),
    row("GET", "/api/v1/sessions/{id}", Token(Read)),
    row("PATCH", "/api/v1/sessions/{id}", Token(Plan)),
    row("DELETE", "/api/v1/sessions/{id}", Token(Plan)),
    row("POST", "/api/v1/sessions/{id}/hall", Token(Desk)),
    row("POST", "/api/v1/sessions/{id}/{step}", Token(Plan)),
    row("POST", "/api/v1/sessions/{id}/questions/import", Token(Desk)),
    row("GET", "/api/v1/sessions/{id}/slots", Token(Read)),
    row("POST", "/api/v1/sessions/{id}/slots", Token(Plan)),
    row("POST", "/api/v1/slots/{id}/{step}", Token(Plan)),
    row("POST", "/api/v1/mail/inbound", Token(Mail)),
    row("GET", "/api/v1/questions", Token(Read)),
    row("POST", "/api/v1/questions", Token(Desk)),
    row("GET", "/api/v1/questions/{id}", Token(Read)),
    row("POST", "/api/v1/questions/{id}/holds", Token(Operate)),
    row("DELETE", "/api/v1/questions/{id}/holds", Token(Operate)),
    row("POST", "/api/v1/questions/{id}/{deed}", Token(Desk)),
    row("GET", "/api/v1/public/sessions/{code}/questions", Open),
    row("POST", "/api/v1/public/sessions/{code}/questions", Open),
    row("POST", "/api/v1/public/ask", Open),
    row("POST", "/api/v1/public/questions/{handle}/vote", Open),
    row("DELETE", "/api/v1/public/questions/{handle}/vote", Open),
    row("POST", "/api/v1/public/questions/{handle}/report", Open),
    row("DELETE", "/api/v1/public/questions/{handle}/report", Open),
    row("GET", "/api/v1/public/sessions/{code}/live", Open),
    // Machines.
    row("GET", "/healthz", Open),
    row("GET", "/readyz", Open),
    row("GET", "/assets/{hash}/{*file}", Open),
    row("GET", "/favicon.ico", Open),
    row("GET", "/robots.txt", Open),
    row("GET", "/metrics", Token(Metrics)),
    row("POST", "/signout", Open),
];

/// One real thing of each kind, so that a refusal is not just a thing that is missing.
pub struct Things {
    slug: String,
    campaign_slug: String,
    code: String,
    handle: String,
    question_token: String,
    follow_token: String,
    feed_token: String,
    slot_token: String,
    clinician_token: String,
    leave: String,
    assistant: String,
    post: String,
    answer_token: String,
    letter: String,
    setup_token: String,
    campaign: String,
    audience: String,
    topic: String,
    team: String,
    handoff_token: String,
    script: String,
    change: String,
    pub session: String,
    series: String,
    slot: String,
    pub question: String,
    member: String,
    clinician: String,
    token: String,
}

/// The token by which somebody says whether they follow a question.
async fn followed(world: &World, session: &Planned, asked: &Asked) -> String {
    let vote = format!("{}/questions/{}/vote", session.page(), asked.handle);
    world.phone().post(&vote, &[("email", "theo@example.org")]).await.leads();
    let id = world.rows("SELECT id FROM question_followers").await.concat();
    world.app.key.sign(Purpose::Follow, id.parse().expect("an id"), 1)
}

async fn asked_of_team(world: &World, session: &Planned) -> Asked {
    world.phone().asks(session, "Who pays this?").await
}

/// The token by which a team reaches somebody.
async fn handed(world: &World, asked: &Asked, team: &str) -> String {
    let rita = world.responder("hander").await;
    let to = [
        ("category", "billing"),
        ("team_id", team),
        ("text", "We call you."),
        ("contact", "555 010 111"),
        ("agreed", "on"),
    ];
    rita.handles(asked, "take_offline", &to).await;
    let id = world.rows("SELECT id FROM handoffs").await.concat();
    world.app.key.sign(Purpose::Handoff, id.parse().expect("an id"), 1)
}

impl Things {
    /// Makes them all.
    pub async fn made(world: &World) -> Self {
        let ana = world.editor("maker").await;
        let campaign = ana.makes_campaign("Stay strong").await;
        let session = ana.schedules(&[("campaign_id", &campaign), ("moderation", "open")]).await;
        let clinician = ana.adds_clinician("Dr. Lin").await;
        ana.proposes(&clinician, &session, &[]).await.leads();
        let slot = world.slots(&session).await.remove(0).id.to_string();
        let asked = world.phone().asks(&session, "Is this fine?").await;
        let follow_token = followed(world, &session, &asked).await;
        let answers = [("text", "It is."), ("publish", "on")];
        world.responder("answerer").await.handles(&asked, "answer", &answers).await;
        ana.post("/plan/audiences", &[("name", "Over 60")]).await.leads();
        let audience = ana.opens("/plan/audiences").await.after("/plan/audiences?edit=");
        ana.post("/plan/topics", &[("name", "Sleep")]).await.leads();
        let topic = ana.opens("/plan/topics").await.after("/plan/topics?edit=");
        let script = ana.opens("/scripts").await.after("href=\"/scripts/0");
        let feed_token = ana.opens(&format!("/people/clinicians/{clinician}")).await.after("/feeds/");
        let theirs = format!("/people/clinicians/{clinician}");
        let clinician_token = ana.opens(&theirs).await.after("https://wellspring.example/clinicians/");
        let slot_token = ana.opens(&session.desk()).await.after("https://wellspring.example/slots/");
        ana.post(&format!("{theirs}/leave"), &[("starts_on", "2027-05-01")]).await.leads();
        ana.post(&format!("{theirs}/assistants"), &[("name", "Sam Park"), ("email", "sam@clinic.example")])
            .await
            .leads();
        let page = ana.opens(&theirs).await;
        let (leave, assistant) =
            (page.after(&format!("{theirs}/leave/")), page.after(&format!("{theirs}/assistants/")));
        let change = super::super::safety::lists::proposed(world).await;
        let series = ana.makes_series(&[]).await;
        let post = published(world, &ana).await;
        let asked_of = world.phone().asks(&session, "Whom do I ask?").await;
        let answer_token = routed(world, &asked_of, &clinician).await;
        let team = offline::team(world, "Accounts", "accounts@clinic.example").await;
        let handoff_token = handed(world, &asked_of_team(world, &session).await, &team).await;
        let console = Operator::at_the_console();
        let log = screens::mail_log(&world.app, &console).await.expect("letters");
        let letter = log.letters.first().expect("a letter").id.to_string();
        let email = world.hires("member", domain::staff::Role::Viewer).await;
        let member = staff::by_email(&world.app, &console, &email).await.expect("a member").id;
        let link = staff::link(&world.app, &Administrator::at_the_console(), &member).await.expect("a link");
        world.program("read").await;
        let token = staff::tokens::list(&world.app, &console).await.expect("tokens").remove(0).id.to_string();
        Self {
            slug: session.slug,
            campaign_slug: "stay-strong".to_owned(),
            code: session.code,
            handle: asked.handle,
            question_token: last(&asked.page),
            follow_token,
            feed_token,
            slot_token,
            clinician_token,
            leave,
            assistant,
            post,
            answer_token,
            letter,
            setup_token: last(&link),
            campaign,
            series,
            audience,
            topic,
            team,
            handoff_token,
            script: format!("0{script}"),
            change,
            session: session.id.to_string(),
            slot,
            question: asked.id.to_string(),
            member: member.to_string(),
            clinician,
            token,
        }
    }

    /// A route's path with real things in it.
    pub fn fill(&self, path: &str) -> String {
        let noun = |part: &str| path.contains(part);
        let id = match () {
            () if noun("/campaigns/") => &self.campaign,
            () if noun("/series/") => &self.series,
            () if noun("/audiences/") => &self.audience,
            () if noun("/topics/") => &self.topic,
            () if noun("/teams/") => &self.team,
            () if noun("/scripts/") => &self.script,
            () if noun("/changes/") => &self.change,
            () if noun("/slots/{id}") => &self.slot,
            () if noun("/sessions/") => &self.session,
            () if noun("/clinicians/") => &self.clinician,
            () if noun("/staff/") => &self.member,
            () if noun("/tokens/") => &self.token,
            () if noun("/mail/") => &self.letter,
            () if noun("/posts/") => &self.post,
            () => &self.question,
        };
        let step = match () {
            () if noun("/slots/") => "confirm",
            () if noun("/handoffs/") => "reached",
            () if noun("/assistants/") => "link",
            () if noun("/staff/") => "enable",
            () if noun("/mail/") => "drop",
            () if noun("/changes/") => "turn_down",
            () => "go_live",
        };
        let token = match () {
            () if noun("/follow/") => &self.follow_token,
            () if noun("/feeds/") => &self.feed_token,
            () if noun("/slots/{token}") => &self.slot_token,
            () if noun("/clinicians/{token}") => &self.clinician_token,
            () if noun("/answer/") => &self.answer_token,
            () if noun("/handoffs/") => &self.handoff_token,
            () if noun("/setup/") => &self.setup_token,
            () => &self.question_token,
        };
        let slug = match () {
            () if noun("/campaigns/") => &self.campaign_slug,
            () if noun("/blog/") => "a-post-that-stands",
            () if noun("/answers/") => "is-this-fine",
            () if noun("/topics/") => "sleep",
            () => &self.slug,
        };
        let filled = path.replace("{id}", id).replace("{step}", step).replace("{token}", token).replace("{slug}", slug);
        let filled =
            filled.replace("{deed}", "acknowledge").replace("{code}", &self.code).replace("{handle}", &self.handle);
        let filled = filled
            .replace("{leave}", &self.leave)
            .replace("{question}", &self.question)
            .replace("{assistant}", &self.assistant);
        let filled = filled.replace("{kind}", "stroke").replace("{language}", "en");
        filled.replace("{hash}", "old").replace("{*file}", "start.js")
    }
}

/// The token by which a clinician answers what was routed to them.
async fn routed(world: &World, asked: &crate::world::Asked, clinician: &str) -> String {
    let desk = world.responder("router").await;
    desk.handles(asked, "route", &[("clinician_id", clinician)]).await;
    last(&wellspring_core::questions::answer_path(&world.app, &world.question(asked).await))
}

/// A post that stands on the blog; gives its id.
async fn published(world: &World, ana: &crate::world::Actor) -> String {
    let soon = "2026-11-24T15:09";
    let fields = [("title", "A post that stands"), ("body", "Walk."), ("zone", "UTC"), ("planned_at", soon)];
    let page = ana.post("/plan/posts", &fields).await.leads();
    let page = page.split('?').next().expect("a path").to_owned();
    ana.presses(&format!("{page}/submit")).await.leads();
    let reviewer = world.staff("checker", domain::staff::Role::Reviewer).await;
    reviewer.post(&format!("{page}/approve"), &[]).await.leads();
    ana.presses(&format!("{page}/schedule")).await.leads();
    world.later(10 * domain::time::MINUTE);
    world.run_due_jobs().await;
    last(&page)
}

fn last(path: &str) -> String {
    path.rsplit('/').next().expect("a part").to_owned()
}
