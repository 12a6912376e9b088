//! Every public page, with plenty and with nothing: what all of them keep to. Each is left in `target/gallery`, to be looked at.

#[path = "../../examples/gallery/clinician.rs"]
mod clinician;
mod sample;

use domain::screens::Frame;
use domain::screens::attendee::{
    AnswersScreen, AskerScreen, CodeScreen, HomeScreen, MineScreen, PublicMonthScreen, SearchScreen, TopicScreen,
};
use domain::screens::settings::{SetupScreen, SignInScreen};
use domain::session::State;
use domain::{Problems, question};

fn frame() -> Frame {
    Frame { assets: "assets".into(), demo: true, public_url: "https://wellspring.example".into(), ..Frame::default() }
}

/// Name and document of every page worth looking at.
fn gallery() -> Vec<(&'static str, String)> {
    gallery_in(&frame())
}

fn gallery_in(frame: &Frame) -> Vec<(&'static str, String)> {
    let mut pages = clinician::pages(frame);
    pages.extend([
        ("home", pages::home(frame, &sample::home())),
        ("home-empty", pages::home(frame, &HomeScreen { live: vec![], upcoming: vec![], past: vec![], posts: vec![] })),
        ("calendar", pages::calendar(frame, &sample::month())),
        ("calendar-empty", pages::calendar(frame, &PublicMonthScreen { sessions: vec![], ..sample::month() })),
        ("campaign", pages::campaign(frame, &sample::campaign())),
        ("event-upcoming", pages::event(frame, &sample::event(State::Scheduled))),
        ("event-live", pages::event(frame, &sample::event(State::Live))),
        ("event-ended", pages::event(frame, &sample::event(State::Ended))),
        ("event-cancelled", pages::event(frame, &sample::event(State::Cancelled))),
        ("event-refused", pages::event(frame, &sample::refused())),
        ("asker", pages::asker(frame, &sample::asker(question::State::Acknowledged))),
        ("asker-answered", pages::asker(frame, &sample::asker(question::State::Answered))),
        ("asker-dismissed", pages::asker(frame, &sample::asker(question::State::Dismissed))),
        (
            "asker-erased",
            pages::asker(frame, &AskerScreen { text: String::new(), ..sample::asker(question::State::Withdrawn) }),
        ),
        ("ask", pages::ask(frame, &sample::ask(frame.language))),
        ("answers", pages::answers(frame, &sample::answers())),
        (
            "answers-empty",
            pages::answers(frame, &AnswersScreen { answers: vec![], topics: vec![], ..sample::answers() }),
        ),
        ("answer", pages::published_answer(frame, &sample::published(false))),
        ("answer-due", pages::published_answer(frame, &sample::published(true))),
        ("topic", pages::topic(frame, &sample::topic())),
        ("topic-empty", pages::topic(frame, &TopicScreen { answers: vec![], ..sample::topic() })),
        ("search", pages::search(frame, &sample::found())),
        ("search-nothing", pages::search(frame, &sample::nothing_found())),
        ("search-blank", pages::search(frame, &SearchScreen { q: String::new(), ..sample::nothing_found() })),
        ("mine", pages::mine(frame, &sample::mine())),
        ("mine-empty", pages::mine(frame, &MineScreen { asked: vec![], ..sample::mine() })),
        ("code", pages::code(frame, &CodeScreen::default())),
        ("locked", pages::locked(frame, &sample::locked())),
        ("follow", pages::follow(frame, &sample::follow())),
        ("forgotten", pages::forgotten(frame)),
        ("thanks", pages::thanks(frame, "/events/a-session", "q1")),
        ("404", pages::problem(frame, &pages::Trouble::new(404))),
        ("410", pages::problem(frame, &pages::Trouble::new(410))),
        ("503", pages::problem(frame, &sample::busy())),
        ("signin", pages::signin(frame, &signin())),
        ("setup", pages::setup(frame, &SetupScreen { first: true, path: "/setup/x".into(), ..SetupScreen::default() })),
    ]);
    pages
}

fn signin() -> SignInScreen {
    let account = |mail: &str, role: &str| (mail.to_owned(), "a password".to_owned(), role.to_owned());
    SignInScreen {
        email: "ana@example.org".into(),
        next: "/plan".into(),
        problems: Problems::one("password", "That e-mail and password do not go together."),
        demo_accounts: vec![account("ana@example.org", "editor"), account("theo@example.org", "administrator")],
        kept: None,
    }
}

#[test]
fn every_page_keeps_the_house_rules() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("../gallery");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, page) in gallery() {
        std::fs::write(folder.join(format!("{name}.html")), &page).unwrap();
        assert!(page.starts_with("<!doctype html><html lang=\"en\""), "{name}");
        assert!(!page.contains(" style="), "{name} has an inline style");
        assert_eq!(
            page.matches("<script").count(),
            page.matches("<script type=\"module\" src=").count(),
            "{name} has an inline script"
        );
        assert_eq!(page.matches("<h1").count(), 1, "{name} needs one h1");
        assert_eq!(page.matches("<main id=\"main\"").count(), 1, "{name}");
        assert!(page.contains("This is a demo."), "{name} must say that it is a demo");
    }
}

#[test]
fn the_same_screen_is_the_same_bytes() {
    assert_eq!(gallery(), gallery());
}

#[test]
fn what_strangers_type_is_only_text() {
    let mut screen = sample::refused();
    screen.form.draft.text = "</textarea><script>alert(1)</script>".into();
    let page = pages::event(&frame(), &screen);
    assert!(!page.contains("<script>alert"));
}

#[test]
fn nobody_asks_where_nothing_is_taken() {
    let page = pages::event(&frame(), &sample::event(State::Cancelled));
    assert!(!page.contains("<textarea"));
    assert!(page.contains("This session was cancelled."));
}

#[test]
fn the_askers_page_is_for_nobody_else() {
    let page = pages::asker(&frame(), &sample::asker(question::State::Answered));
    assert!(page.contains("noindex"));
    assert!(!page.contains("og:title"));
}

/// What people read of a page: its texts, and the names that some attributes give.
fn read(page: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    for part in body.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        texts.push(text.trim().to_owned());
        for name in ["aria-label=\"", "placeholder=\"", "title=\"", "alt=\""] {
            texts.extend(tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned));
        }
    }
    texts.retain(|text| text.chars().filter(|letter| letter.is_alphabetic()).count() > 2);
    texts
}

#[test]
fn in_another_language_nothing_is_left_of_the_first() {
    let spanish = Frame { language: domain::Language::Es, ..frame() };
    let samples =
        [include_str!("sample.rs"), include_str!("main.rs"), include_str!("../../examples/gallery/clinician.rs")]
            .concat();
    let same = ["https://…", "Wellspring", "English", "Español", "Blog", "Google Calendar", "New York"];
    // A wall and a frame have a body alone.
    let bare = [
        pages::embed(&spanish, &sample::event(State::Live)),
        pages::wall(&spanish, &sample::event(State::Live).into()),
    ];
    for page in bare {
        assert!(
            !page.contains("Ask and vote at")
                && !page.contains(">Ask a question<")
                && !page.contains("href=\"/events/")
        );
    }
    // Staff sign in, and set up, in one language.
    let translated =
        gallery_in(&spanish).into_iter().zip(gallery()).filter(|((name, _), _)| !["signin", "setup"].contains(name));
    for ((name, there), (_, here)) in translated {
        // Files, and the ways into other languages and for staff, stand in one language.
        let ways = there.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
        let ways = ways.filter(|way| !way.starts_with("es") && !way.ends_with(".ics") && !way.ends_with(".atom"));
        let lost: Vec<&str> = ways
            .filter(|way| *way != "signin" && !there.contains(&format!("href=\"/{way}\" hreflang=\"en\"")))
            .collect();
        assert!(lost.is_empty(), "{name} leads out of its language: {lost:?}");
        assert!(!there.replace("action=\"/es", "").contains("action=\"/"), "{name}: a form leads out of its language");
        assert!(there.starts_with("<!doctype html><html lang=\"es\""), "{name}");
        let here = read(&here);
        for text in read(&there) {
            let own = same.contains(&text.as_str())
                || samples.contains(text.lines().next().unwrap_or_default())
                || text.contains("wellspring.example");
            assert!(own || !here.contains(&text), "{name}: “{text}” is the same in both languages");
        }
    }
}
