//! Strangers search what everybody reads: answers, posts, sessions.

story! {
async fn sessions_posts_and_answers_are_found_by_their_words(world: World) {
    let ana = world.editor("Ana").await;
    let phone = world.phone();
    let draft = ana.drafts(&[("title", "Draftword for nobody yet")]).await;
    phone.opens("/search?q=draftword").await.says("Nothing here has all of these words");
    let session = ana.schedules(&[("title", "Größe und Schlaf"), ("summary", "Warum Kürbis hilft.")]).await;
    phone.opens("/search?q=GROSSE").await.says(&session.page()).says("1 thing found");
    phone.opens("/es/search?q=kurb+schl").await.says(&format!("/es{}", session.page())).says("1 resultado");
    phone.opens("/search?q=kurbis+nichts").await.says("Nothing here has all of these words");
    ana.changes(&session, &[("title", "Height and sleep"), ("summary", "Why.")]).await.leads();
    phone.opens("/search?q=schlaf").await.hides("/events/");
    phone.opens("/search?q=height").await.says(&session.page());
    ana.leads_on(&draft, "schedule").await;
    phone.opens("/search?q=draftword").await.says("Draftword for nobody yet");
} }

story! {
async fn a_post_is_found_from_its_minute_on_until_it_is_withdrawn(world: World) {
    let ana = world.editor("Ana").await;
    let vera = world.staff("Vera", domain::staff::Role::Reviewer).await;
    let fields = [("title", "Naps"), ("body", "Twenty **minutes** of rest."), ("zone", "UTC"), ("planned_at", "2026-11-24T15:09")];
    let post = ana.post("/plan/posts", &fields).await.leads();
    let post = post.split('?').next().expect("a path").to_owned();
    ana.presses(&format!("{post}/submit")).await.leads();
    vera.post(&format!("{post}/approve"), &[]).await.leads();
    ana.presses(&format!("{post}/schedule")).await.leads();
    world.phone().opens("/search?q=rest").await.hides("/blog/naps");
    world.later(10 * domain::time::MINUTE);
    world.run_due_jobs().await;
    world.phone().opens("/search?q=rest+twenty").await.says("/blog/naps").says("Posts");
    ana.presses(&format!("{post}/withdraw")).await.leads();
    world.phone().opens("/search?q=rest").await.hides("/blog/naps");
} }

story! {
async fn the_form_works_empty_and_its_words_are_kept_nowhere(world: World) {
    let blank = world.phone().opens("/search").await.says("Search without anything about yourself").hides("Nothing here");
    assert!(blank.body.contains("method=\"get\"") && blank.body.contains("action=\"/search\""));
    for odd in ["%22%27+AND+*", "%00", "%F0%9F%98%80", "'%3A*", "50%25", &"x".repeat(5_000)] {
        world.phone().opens(&format!("/search?q={odd}")).await;
    }
    let page = world.phone().opens("/search?q=%3Cscript%3Ealert(1)").await;
    assert!(!page.body.contains("<script>alert"));
    assert_eq!(page.header("cache-control"), "no-store, no-transform");
    assert_eq!(page.header("referrer-policy"), "no-referrer");
    assert!(page.header("x-robots-tag").contains("noindex"));
} }
