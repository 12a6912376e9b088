//! What a page or a reply shows to some and not to all: first that it is there, then who does not get it.

use domain::question::Visibility;
use domain::staff::Role;

use super::rows::{Gate, ROWS, Things};
use crate::world::{Actor, Asked, Planned, World};

/// A session with a clinician's slot, their calendar, their assistant, and a question by somebody with a name.
struct Scene {
    ana: Actor,
    /// Every address, of pages and of the API, that tells of them.
    pages: Vec<String>,
    api: Vec<String>,
    clinician_page: String,
}

/// What opens what is a clinician's own: links with a token, and the address of their calendar.
const LINKS: [&str; 4] = ["example/slots/", "example/feeds/", "example/clinicians/", "secret-calendar"];
/// Who asked.
const ASKER: [&str; 2] = ["Rosa Diaz", "rosa@mail.example"];

impl Scene {
    async fn of(world: &World) -> Self {
        let ana = world.editor("Ana").await;
        let session = ana.schedules(&[]).await;
        let lin = ana.adds_clinician("Dr. Mei Lin").await;
        ana.proposes(&lin, &session, &[]).await.leads();
        let calendar = crate::imports::calendar("").into_bytes();
        world.web.holds("https://calendars.example/secret-calendar.ics", Ok(calendar));
        let theirs = format!("/people/clinicians/{lin}");
        let busy = [("url", "https://calendars.example/secret-calendar.ics")];
        ana.post(&format!("{theirs}/busy"), &busy).await.leads();
        let sam = [("name", "Sam Park"), ("email", "sam@clinic.example")];
        ana.post(&format!("{theirs}/assistants"), &sam).await.leads();
        let [name, email] = ASKER;
        let fields = [("text", "How much salt?"), ("name", name), ("email", email)];
        let asked = world.phone().asks_as(&session, &fields).await;
        ana.leads_on(&session, "go_live").await;
        ana.publishes(&asked, "").await;
        ana.answers(&asked, "A little.").await;
        let desk = session.desk();
        let pages =
            [desk.clone(), format!("{desk}/live"), format!("{desk}/wrap"), format!("{desk}/stage"), asked.desk()];
        let lists = ["/inbox?show=all", "/plan", "/people"].map(str::to_owned);
        let api = [
            format!("/api/v1/sessions/{}", session.id),
            format!("/api/v1/sessions/{}/slots", session.id),
            format!("/api/v1/clinicians/{lin}"),
            format!("/api/v1/clinicians/{lin}/busy"),
            format!("/api/v1/clinicians/{lin}/leaves"),
            "/api/v1/clinicians".to_owned(),
            "/api/v1/questions".to_owned(),
            format!("/api/v1/questions/{}", asked.id),
        ];
        Self { ana, pages: pages.into_iter().chain(lists).collect(), api: api.to_vec(), clinician_page: theirs }
    }

    /// Which of these words somebody reads, wherever they look.
    async fn reads<'a>(&self, who: &Actor, paths: &[String], words: &[&'a str]) -> Vec<&'a str> {
        let mut all = String::new();
        for path in paths {
            all.push_str(&who.get(path).await.is(200).body);
        }
        words.iter().copied().filter(|word| all.contains(word)).collect()
    }
}

story! {
async fn a_page_withholds_links_and_askers_from_who_only_reads(world: World) {
    let scene = Scene::of(&world).await;
    let theirs = vec![scene.clinician_page.clone()];
    assert_eq!(scene.reads(&scene.ana, &theirs, &LINKS).await, LINKS[1..3]);
    assert_eq!(scene.reads(&scene.ana, &scene.pages, &LINKS[..1]).await, LINKS[..1]);
    assert_eq!(scene.reads(&scene.ana, &scene.pages, &ASKER).await, ASKER);
    for role in [Role::Viewer, Role::Reviewer] {
        let reader = world.staff(&format!("a {role}"), role).await;
        assert!(scene.reads(&reader, &scene.pages, &ASKER).await.is_empty(), "{role}");
        assert!(scene.reads(&reader, &scene.pages, &[LINKS[0], LINKS[3]]).await.is_empty(), "{role}");
        reader.get(&scene.clinician_page).await.is(403);
    }
    // Who answers needs to know who asked, and not where clinicians do.
    let rita = world.responder("Rita").await;
    assert_eq!(scene.reads(&rita, &scene.pages, &ASKER).await, ASKER);
    assert!(scene.reads(&rita, &scene.pages, &[LINKS[0], LINKS[3]]).await.is_empty());
} }

story! {
async fn the_api_withholds_links_and_askers_from_other_scopes(world: World) {
    let scene = Scene::of(&world).await;
    let (planner, desk) = (world.program("plan").await, world.program("desk").await);
    assert_eq!(scene.reads(&planner, &scene.api, &LINKS).await, LINKS[..3]);
    assert!(scene.reads(&planner, &scene.api, &ASKER).await.is_empty());
    assert_eq!(scene.reads(&desk, &scene.api, &ASKER).await, ASKER);
    for scopes in ["read", "desk", "review", "operate"] {
        let program = world.program(scopes).await;
        assert!(scene.reads(&program, &scene.api, &LINKS).await.is_empty(), "{scopes}");
    }
    for scopes in ["read", "plan", "review", "operate"] {
        let program = world.program(scopes).await;
        assert!(scene.reads(&program, &scene.api, &ASKER).await.is_empty(), "{scopes}");
    }
} }

/// What only the desk reads, each in a word of its own.
const DESKS: [&str; 11] = [
    "xheld",
    "xprivate",
    "xasked",
    "xjoined",
    "xanswer",
    "xnote",
    "xdismissed",
    "xreason",
    "xproposal",
    "Xrosa Diaz",
    "xrosa@mail.example",
];
/// What everybody reads.
const EVERYBODYS: [&str; 2] = ["ycleared", "yanswered"];

/// Questions of every kind in one session, and every address that could tell of them.
struct Questions {
    all: Vec<Asked>,
    paths: Vec<String>,
}

/// Whether a route answers with an end, and holds no secret of its own in its address.
fn is_read(method: &str, path: &str, gate: Gate) -> bool {
    method == "GET" && !matches!(gate, Gate::Link) && !path.ends_with("/live") && !path.starts_with("/assets")
        || path == "/plan/sessions/{id}/live"
}

impl Questions {
    async fn of(world: &World, things: &Things) -> Self {
        let session = world.planned(things.session.parse().expect("an id")).await;
        let all = asked(world, &session).await;
        let mut paths = Vec::new();
        for row in ROWS.iter().filter(|row| is_read(row.method, row.path, row.gate)) {
            let path = things.fill(row.path);
            match row.path {
                "/inbox/{id}" | "/api/v1/questions/{id}" => {
                    paths.extend(all.iter().map(|one| path.replace(&things.question, &one.id.to_string())));
                }
                _ => paths.push(path),
            }
        }
        let desk = session.desk();
        for show in ["all", "unacknowledged", "mine", "unowned", "answered", "ended", "overdue"] {
            paths.push(format!("/inbox?show={show}&session={}", session.id));
        }
        for query in ["owner=desk", "q=melatonin", "show=all&q=melatonin%20%3F"] {
            paths.extend([format!("/inbox?{query}"), format!("{desk}/live?{query}")]);
        }
        for seen in ["held", "private", "public"] {
            paths.push(format!("/api/v1/questions?visibility={seen}"));
        }
        Self { all, paths }
    }

    /// Which of these words somebody reads, wherever they look; what is refused says nothing either.
    async fn reads<'a>(&self, who: &Actor, words: &[&'a str]) -> Vec<&'a str> {
        let mut found = Vec::new();
        for path in &self.paths {
            let answer = who.get(path).await;
            assert!(answer.status < 500, "GET {path}: {}", answer.status);
            found.extend(words.iter().copied().filter(|word| answer.body.contains(word) && answer.status != 303));
        }
        words.iter().copied().filter(|word| found.contains(word)).collect()
    }
}

/// One question of each kind, with all that can be said about it.
async fn asked(world: &World, session: &Planned) -> Vec<Asked> {
    let desk = world.editor("the desk").await;
    let lin = desk.adds_clinician("Dr. Noa Weiss").await;
    let ask = async |fields: &[(&str, &str)]| world.phone().asks_as(session, fields).await;
    let contact = [("name", "Xrosa Diaz"), ("email", "xrosa@mail.example")];
    let with = |text| [("text", text), contact[0], contact[1]];
    let held = ask(&with("xheld melatonin?")).await;
    if world.question(&held).await.visibility == Visibility::Public {
        desk.handles(&held, "hold", &[]).await;
    }
    let private = ask(&[&with("xprivate melatonin?")[..], &[("private", "on")]].concat()).await;
    let public = ask(&with("xasked melatonin?")).await;
    desk.publishes(&public, "ycleared melatonin?").await;
    desk.handles(&public, "note", &[("text", "xnote")]).await;
    desk.answers(&public, "xanswer").await;
    desk.handles(&public, "publish_answer", &[("public_text", "yanswered")]).await;
    let other = ask(&with("What of tea?")).await;
    desk.publishes(&other, "").await;
    let joined = ask(&with("xjoined melatonin?")).await;
    desk.handles(&joined, "join", &[("into", other.id.as_str())]).await;
    let dismissed = ask(&with("xdismissed melatonin?")).await;
    desk.handles(&dismissed, "dismiss", &[("reason", "xreason")]).await;
    desk.handles(&other, "route", &[("clinician_id", &lin)]).await;
    let answer = wellspring_core::questions::answer_path(&world.app, &world.question(&other).await);
    world.phone().post(&answer, &[("text", "xproposal")]).await;
    vec![held, private, public, other, joined, dismissed]
}

story! {
async fn what_is_held_private_or_somebodys_own_is_told_to_the_desk_alone(world: World) {
    let things = Things::made(&world).await;
    let questions = Questions::of(&world, &things).await;
    // There is something that could leak: the desk reads all of it.
    for desk in [world.editor("Ana").await, world.responder("Rita").await, world.program("desk").await] {
        assert_eq!(questions.reads(&desk, &DESKS).await, DESKS);
    }
    for role in [Role::Viewer, Role::Planner, Role::Reviewer] {
        let who = world.staff("somebody else", role).await;
        assert_eq!(questions.reads(&who, &DESKS).await, [""; 0], "{role}");
        assert_eq!(questions.reads(&who, &EVERYBODYS).await, EVERYBODYS, "{role}");
    }
    for scopes in ["read", "plan", "review", "operate", "read,plan,review,operate"] {
        let who = world.program(scopes).await;
        assert_eq!(questions.reads(&who, &DESKS).await, [""; 0], "{scopes}");
        assert_eq!(questions.reads(&who, &EVERYBODYS).await, EVERYBODYS, "{scopes}");
    }
    for machine in [world.program("metrics").await, world.program("mail").await, world.phone()] {
        assert_eq!(questions.reads(&machine, &DESKS).await, [""; 0]);
    }
} }

story! {
async fn a_search_by_others_than_the_desk_tells_nothing_of_what_they_do_not_read(world: World) {
    let things = Things::made(&world).await;
    let questions = Questions::of(&world, &things).await;
    let (vic, reader) = (world.staff("Vic", Role::Viewer).await, world.program("read").await);
    let (rita, desk) = (world.responder("Rita").await, world.program("desk").await);
    let ids = |body: &str| questions.all.iter().filter(|one| body.contains(one.id.as_str())).count();
    let live = format!("/plan/sessions/{}/live", things.session);
    for word in ["xheld", "xprivate", "xasked", "xjoined", "xdismissed"] {
        for within in ["", &format!("&session={}", things.session)] {
            let (inbox, list) = (format!("/inbox?show=all&q={word}{within}"), format!("/api/v1/questions?q={word}{within}"));
            assert_eq!(ids(&rita.opens(&inbox).await.body), 1, "{inbox}");
            assert_eq!(ids(&desk.get(&list).await.is(200).body), 1, "{list}");
            assert_eq!(ids(&vic.opens(&inbox).await.body), 0, "{inbox}");
            assert_eq!(ids(&reader.get(&list).await.is(200).body), 0, "{list}");
        }
        assert_eq!(ids(&vic.opens(&format!("{live}?q={word}")).await.body), 0, "{word}");
    }
    for path in ["/inbox?show=all&q=ycleared", "/inbox?show=all&q=ycleared%20%3F"] {
        assert_eq!(ids(&vic.opens(path).await.body), 1, "{path}");
    }
    assert_eq!(ids(&reader.get("/api/v1/questions?q=ycleared").await.is(200).body), 1);
} }

story! {
async fn no_live_stream_holds_a_word_that_is_for_the_desk_alone(world: World) {
    let session = world.editor("Ana").await.schedules(&[]).await;
    let mut plan = world.staff("Vic", Role::Viewer).await.listens("/plan/live").await;
    let mut public = world.phone().listens(&format!("/api/v1/public/sessions/{}/live", session.code)).await;
    let all = asked(&world, &session).await;
    let end = world.phone().asks(&session, "zend").await;
    world.responder("Rita").await.publishes(&end, "").await;
    let mut told = String::new();
    while !told.contains("zend") {
        told.push_str(&format!("{:?}", public.next().await));
    }
    let staff = loop {
        let event = plan.next().await;
        if event.kind == "inbox" {
            break format!("{event:?}");
        }
    };
    assert!(told.contains("ycleared") && told.contains(&all[2].handle), "{told}");
    for word in DESKS {
        assert!(!told.contains(word) && !staff.contains(word), "{word}: {told} {staff}");
    }
} }
