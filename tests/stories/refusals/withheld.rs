//! What a page or a reply shows to some and not to all: first that it is there, then who does not get it.

use domain::staff::Role;

use crate::world::{Actor, World};

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
