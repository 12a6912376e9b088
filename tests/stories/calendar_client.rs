//! Calendar clients: they come every few hours, believe UID and SEQUENCE, and never sign in.

use domain::time::{DAY, HOUR, MINUTE};

use crate::world::{Actor, Planned, World};

/// A calendar's events, unfolded (RFC 5545 §3.1), each as its lines.
struct Calendar(Vec<Vec<String>>);

impl Calendar {
    async fn of(client: &Actor, path: &str) -> Self {
        let answer = client.opens(path).await;
        assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8", "{path}");
        assert!(answer.body.lines().count() > 5 && answer.body.contains("\r\n"), "{path}");
        let text = answer.body.replace("\r\n ", "");
        let events = text.split("BEGIN:VEVENT").skip(1).map(|rest| {
            let event = rest.split("END:VEVENT").next().expect("an end");
            event.lines().map(str::to_owned).filter(|line| !line.is_empty()).collect()
        });
        Self(events.collect())
    }

    /// The only event.
    #[track_caller]
    fn only(&self) -> &[String] {
        assert_eq!(self.0.len(), 1, "events");
        &self.0[0]
    }

    /// A property of the only event.
    #[track_caller]
    fn value(&self, name: &str) -> String {
        value(self.only(), name)
    }

    /// SEQUENCE of the only event.
    #[track_caller]
    fn sequence(&self) -> i64 {
        self.value("SEQUENCE").parse().expect("a number")
    }
}

/// A property by name, with or without parameters.
#[track_caller]
fn value(event: &[String], name: &str) -> String {
    let named = |line: &&String| line.strip_prefix(name).is_some_and(|rest| rest.starts_with([':', ';']));
    let line = event.iter().find(named).unwrap_or_else(|| panic!("no {name} in {event:?}"));
    line.split_once(':').expect("a value").1.to_owned()
}

fn file(session: &Planned) -> String {
    format!("{}/event.ics", session.page())
}

/// The path of a clinician's feed, as their page shows it.
async fn feed(ana: &Actor, clinician: &str) -> String {
    let page = ana.opens(&format!("/people/clinicians/{clinician}")).await;
    let rest = page.body.split("https://wellspring.example/feeds/").nth(1).expect("a feed's address");
    format!("/feeds/{}", rest.split('"').next().expect("an end"))
}

/// A session with Dr. Lin asked to it, and her feed.
async fn with_lin(world: &World) -> (Actor, Planned, String, String) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let lin = ana.adds_clinician("Dr. Lin").await;
    ana.proposes(&lin, &session, &[]).await.leads();
    let path = feed(&ana, &lin).await;
    (ana, session, lin, path)
}

story! {
async fn a_downloaded_session_is_one_event_in_its_own_zone(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York"), ("title", "Sleep, after 60")]).await;
    let answer = world.calendar_client().opens(&file(&session)).await;
    assert_eq!(answer.header("content-disposition"), format!("attachment; filename=\"{}.ics\"", session.slug));
    assert!(answer.body.contains("BEGIN:VTIMEZONE") && answer.body.contains("TZID:America/New_York"));
    let calendar = Calendar::of(&world.calendar_client(), &file(&session)).await;
    assert_eq!(calendar.value("DTSTART"), "20261201T180000");
    assert_eq!(calendar.value("DTEND"), "20261201T190000");
    assert!(calendar.only().iter().any(|line| line == "DTSTART;TZID=America/New_York:20261201T180000"));
    assert_eq!(calendar.value("SUMMARY"), "Sleep\\, after 60");
    assert_eq!(calendar.value("URL"), format!("https://wellspring.example{}", session.page()));
    assert!(calendar.value("UID").ends_with(&format!("@{}", world.app.installation)));
    assert!(!calendar.value("UID").contains("wellspring.example"));
} }

story! {
async fn the_uid_stays_and_sequence_rises_with_time_place_and_state_alone(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("zone", "America/New_York")]).await;
    let client = world.calendar_client();
    let first = Calendar::of(&client, &file(&session)).await;
    let uid = first.value("UID");
    let mut sequence = first.sequence();
    let steps: [(&[(&str, &str)], i64); 6] = [
        (&[("title", "Another title")], 0),
        (&[("summary", "Another summary")], 0),
        (&[("starts", "2026-12-02T18:00")], 1),
        (&[("minutes", "90")], 1),
        (&[("join_url", "https://meet.example/elsewhere")], 1),
        (&[("zone", "America/Chicago")], 1),
    ];
    for (change, rises) in steps {
        world.later(MINUTE);
        ana.changes(&session, change).await.leads();
        let now = Calendar::of(&client, &file(&session)).await;
        assert_eq!((now.value("UID"), now.sequence()), (uid.clone(), sequence + rises), "{change:?}");
        sequence = now.sequence();
    }
    for step in ["go_live", "end"] {
        ana.leads_on(&session, step).await;
        let now = Calendar::of(&client, &file(&session)).await;
        assert_eq!((now.value("UID"), now.sequence()), (uid.clone(), sequence + 1), "{step}");
        sequence += 1;
    }
} }

story! {
async fn dtstamp_and_last_modified_come_from_the_row_and_not_from_the_clock(world: World) {
    let ana = world.editor("Ana").await;
    let session = ana.schedules(&[]).await;
    world.later(3 * HOUR);
    let client = world.calendar_client();
    let event = Calendar::of(&client, &file(&session)).await;
    assert_eq!((event.value("DTSTAMP").as_str(), event.value("LAST-MODIFIED").as_str()), ("20261124T150000Z", "20261124T150000Z"));
    ana.changes(&session, &[("title", "Another title")]).await.leads();
    let event = Calendar::of(&client, &file(&session)).await;
    assert_eq!((event.value("DTSTAMP").as_str(), event.value("CREATED").as_str()), ("20261124T180000Z", "20261124T150000Z"));
} }

story! {
async fn a_cancelled_session_is_cancelled_in_every_calendar_for_thirty_days(world: World) {
    let (ana, session, _, feed) = with_lin(&world).await;
    let other = ana.schedules(&[("title", "It takes place"), ("starts", "2026-12-20T10:00")]).await;
    let client = world.calendar_client();
    let states = |calendar: &Calendar| calendar.0.iter().map(|event| value(event, "STATUS")).collect::<Vec<_>>();
    assert_eq!(states(&Calendar::of(&client, "/calendar.ics").await), ["CONFIRMED", "CONFIRMED"]);
    ana.leads_on(&session, "cancel").await;
    assert_eq!(states(&Calendar::of(&client, "/calendar.ics").await), ["CANCELLED", "CONFIRMED"]);
    assert_eq!(Calendar::of(&client, &file(&session)).await.value("STATUS"), "CANCELLED");
    assert_eq!(Calendar::of(&client, &feed).await.value("STATUS"), "CANCELLED");
    world.later(31 * DAY);
    let left = Calendar::of(&client, "/calendar.ics").await;
    assert_eq!(value(left.only(), "SUMMARY"), "It takes place");
    assert!(Calendar::of(&client, &feed).await.0.is_empty());
    assert_eq!(Calendar::of(&client, &file(&other)).await.value("STATUS"), "CONFIRMED");
} }

story! {
async fn a_clinicians_feed_tells_what_is_asked_and_what_is_agreed(world: World) {
    let (ana, session, _, feed) = with_lin(&world).await;
    let client = world.calendar_client();
    let asked = Calendar::of(&client, &feed).await;
    assert_eq!((asked.value("STATUS").as_str(), asked.value("DTSTART").as_str()), ("TENTATIVE", "20261201T180000"));
    assert_eq!(asked.value("LOCATION"), "https://meet.example/sleep");
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "confirm").await;
    let agreed = Calendar::of(&client, &feed).await;
    // Agreeing changes neither time nor place (RFC 5546 §2.1.4).
    assert_eq!((agreed.value("STATUS").as_str(), agreed.sequence()), ("CONFIRMED", asked.sequence()));
    ana.changes(&session, &[("starts", "2026-12-02T18:00")]).await.leads();
    let moved = Calendar::of(&client, &feed).await;
    assert_eq!((moved.value("STATUS").as_str(), moved.value("DTSTART").as_str()), ("TENTATIVE", "20261202T180000"));
    assert_eq!((moved.value("UID"), moved.sequence()), (asked.value("UID"), asked.sequence() + 1));
    ana.notes_slot(&slot.id, "withdraw").await;
    assert_eq!(Calendar::of(&client, &feed).await.value("STATUS"), "CANCELLED");
} }

story! {
async fn a_clinician_sees_their_own_slots_and_no_others(world: World) {
    let (ana, session, _, feed_of_lin) = with_lin(&world).await;
    let cole = ana.adds_clinician("Dr. Cole").await;
    let second = ana.schedules(&[("title", "For Cole alone"), ("starts", "2026-12-05T10:00")]).await;
    ana.proposes(&cole, &second, &[]).await.leads();
    let of_lin = Calendar::of(&world.calendar_client(), &feed_of_lin).await;
    let of_cole = Calendar::of(&world.calendar_client(), &feed(&ana, &cole).await).await;
    assert!(of_lin.value("SUMMARY").contains("Sleep after 60"));
    assert!(of_cole.value("SUMMARY").contains("For Cole alone"));
    assert_ne!(session.id, second.id);
} }

story! {
async fn a_renewed_feed_ends_the_old_address(world: World) {
    let (ana, _, lin, old) = with_lin(&world).await;
    let client = world.calendar_client();
    client.opens(&old).await;
    ana.presses(&format!("/people/clinicians/{lin}/feed")).await.leads();
    client.get(&old).await.is(404);
    let new = feed(&ana, &lin).await;
    assert_ne!(new, old);
    client.opens(&new).await;
} }

story! {
async fn a_feed_is_sent_again_only_when_it_changed(world: World) {
    let (ana, session, _, feed) = with_lin(&world).await;
    for path in ["/calendar.ics".to_owned(), file(&session), feed] {
        let client = world.calendar_client();
        let first = client.opens(&path).await;
        let known = client.with("if-none-match", &first.header("etag"));
        known.get(&path).await.is(304);
        world.later(MINUTE);
        known.get(&path).await.is(304);
        ana.changes(&session, &[("title", &format!("Title for {}", &path[..5]))]).await.leads();
        let changed = known.get(&path).await.is(200);
        assert_ne!(changed.header("etag"), first.header("etag"), "{path}");
    }
} }

story! {
async fn public_calendars_hold_no_join_link_no_address_and_no_attendee(world: World) {
    let (ana, session, _, feed) = with_lin(&world).await;
    let slot = world.slots(&session).await.remove(0);
    ana.notes_slot(&slot.id, "confirm").await;
    let client = world.calendar_client();
    for path in [file(&session), "/calendar.ics".to_owned()] {
        let answer = client.opens(&path).await.hides("meet.example").hides("@clinic.example");
        assert!(!answer.body.contains("ATTENDEE") && !answer.body.contains("ORGANIZER") && !answer.body.contains("METHOD:REQUEST"));
    }
    let feed = client.opens(&feed).await.says("meet.example");
    assert!(!feed.body.contains("ATTENDEE"));
    assert!(feed.header("cache-control").starts_with("private"));
    assert_eq!((feed.header("set-cookie"), feed.header("referrer-policy")), (String::new(), "no-referrer".to_owned()));
} }

story! {
async fn calendars_come_uncompressed_and_whatever_is_accepted(world: World) {
    let (_, session, _, feed) = with_lin(&world).await;
    for path in ["/calendar.ics".to_owned(), file(&session), feed] {
        let client = world.calendar_client().with("accept-encoding", "gzip, br").with("accept", "text/plain");
        let answer = client.opens(&path).await;
        assert_eq!(answer.header("content-encoding"), "", "{path}");
        assert!(answer.body.starts_with("BEGIN:VCALENDAR\r\n"), "{path}");
    }
} }

story! {
async fn a_campaigns_calendar_holds_its_own_public_sessions(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    world.calendar_client().get("/campaigns/stay-strong/calendar.ics").await.is(404);
    ana.schedules(&[("title", "In it"), ("campaign_id", &campaign)]).await;
    ana.drafts(&[("title", "Not yet"), ("campaign_id", &campaign)]).await;
    ana.schedules(&[("title", "Outside")]).await;
    let calendar = Calendar::of(&world.calendar_client(), "/campaigns/stay-strong/calendar.ics").await;
    assert_eq!(calendar.value("SUMMARY"), "In it");
} }

story! {
async fn a_feed_says_since_when_it_is_as_it_is(world: World) {
    let (ana, session, lin, feed) = with_lin(&world).await;
    for path in ["/calendar.ics".to_owned(), file(&session), feed.clone()] {
        let client = world.calendar_client();
        let first = client.opens(&path).await.header("last-modified");
        assert!(first.ends_with(" GMT"), "{path}: {first}");
        let since = client.with("if-modified-since", &first);
        world.later(2 * MINUTE);
        let known = since.get(&path).await.is(304);
        assert_eq!((known.header("last-modified"), known.header("etag").is_empty()), (first.clone(), false), "{path}");
        ana.changes(&session, &[("title", &format!("Title for {}", &path[..5]))]).await.leads();
        let changed = since.get(&path).await.is(200);
        assert_ne!(changed.header("last-modified"), first, "{path}");
        // An ETag of before says more than a time.
        client.with("if-modified-since", "Fri, 31 Dec 2038 00:00:00 GMT").with("if-none-match", "\"other\"").get(&path).await.is(200);
    }
    // What they choose for their feed moves each event of it.
    let client = world.calendar_client();
    let before = Calendar::of(&client, &feed).await.value("LAST-MODIFIED");
    let told = client.opens(&feed).await.header("last-modified");
    world.later(MINUTE);
    ana.post(&format!("/people/clinicians/{lin}/calendar"), &[("alarm", "15"), ("reduced", "on"), ("back", "90")]).await.leads();
    let after = Calendar::of(&client, &feed).await;
    assert!(after.value("LAST-MODIFIED") > before && after.value("DTSTAMP") > before, "{before}");
    client.with("if-modified-since", &told).get(&feed).await.is(200);
} }

story! {
async fn what_is_private_is_in_no_search_engine(world: World) {
    let (ana, session, lin, feed) = with_lin(&world).await;
    let slot = world.slots(&session).await.remove(0);
    let link = world.link(&slot).await.replace("https://wellspring.example", "");
    let own = ana.opens(&format!("/people/clinicians/{lin}")).await.after("https://wellspring.example/clinicians/");
    let asked = world.phone().asks(&session, "Melatonin?").await;
    let client = world.calendar_client();
    for path in [feed, link, format!("/clinicians/{own}"), asked.page] {
        let robots = client.opens(&path).await.header("x-robots-tag");
        assert!(robots.contains("noindex"), "{path}: {robots}");
    }
    for path in ["/calendar.ics".to_owned(), file(&session), session.page()] {
        assert_eq!(client.opens(&path).await.header("x-robots-tag"), "", "{path}");
    }
} }

story! {
async fn public_pages_offer_each_kind_of_calendar(world: World) {
    let ana = world.editor("Ana").await;
    let campaign = ana.makes_campaign("Stay strong").await;
    let phone = world.phone();
    let subscribe = |page: crate::world::Answer, path: &str| {
        let far = url::form_urlencoded::byte_serialize(format!("webcal://wellspring.example{path}").as_bytes()).collect::<String>();
        page.says(&format!("webcal://wellspring.example{path}")).says(&format!("https://calendar.google.com/calendar/r?cid={far}")).says("https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2Fwellspring.example");
    };
    subscribe(phone.opens("/").await, "/calendar.ics");
    let session = ana.schedules(&[("starts", "2026-12-01T18:00"), ("campaign_id", &campaign)]).await;
    subscribe(phone.opens("/calendar").await, "/calendar.ics");
    subscribe(phone.opens("/campaigns/stay-strong").await, "/campaigns/stay-strong/calendar.ics");
    let page = phone.opens(&session.page()).await;
    let own = format!("https%3A%2F%2Fwellspring.example%2Fevents%2F{}", session.slug);
    let page = page.says(&format!("webcal://wellspring.example{}", file(&session)));
    assert!(page.body.contains(&format!("href=\"{}\"", file(&session))));
    let links: Vec<&str> = page.body.split("href=\"").filter_map(|rest| rest.split('"').next()).collect();
    for host in ["https://calendar.google.com/calendar/render", "https://outlook.live.com/calendar/0/deeplink"] {
        let link = links.iter().find(|link| link.starts_with(host)).unwrap_or_else(|| panic!("no {host}"));
        assert!(link.matches(&own).count() == 2, "place and text: {link}");
    }
} }
