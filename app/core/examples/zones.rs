//! For `cargo xtask zones`: reads a calendar from standard input; prints the starts of each UID in milliseconds as JSON, and
//! below that line the feed that we write of the same dates, with UIDs `UID-n`.

use std::collections::BTreeMap;
use std::io::Read;

use domain::{Instant, Span, ZoneName};
use wellspring_core::calendar::read::{self, When};
use wellspring_core::calendar::{Calendar, CalendarEvent, Status, feed};

fn main() {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes).expect("a calendar");
    let utc = ZoneName("UTC".to_owned());
    let mut file = read::read(&bytes, &utc).expect("a calendar");
    let window = Span {
        start: "2023-01-01T00:00:00Z".parse().expect("an instant"),
        end: "2039-01-01T00:00:00Z".parse().expect("an instant"),
    };
    let dates = read::occurrences(&mut file, window, false);
    assert!(file.skipped.is_empty(), "{:?}", file.skipped);
    let (mut starts, mut items) = (BTreeMap::<String, Vec<i64>>::new(), Vec::new());
    for date in dates {
        let of_uid = starts.entry(date.uid.clone()).or_default();
        let zone = match &date.start {
            When::Local(_, zone) => zone.clone(),
            _ => utc.clone(),
        };
        items.push(item(format!("{}-{}", date.uid, of_uid.len()), date.span, zone));
        of_uid.push(date.span.start.0);
    }
    println!("{}", serde_json::to_string(&starts).expect("json"));
    print!("{}", feed(&Calendar { name: "Zones".to_owned(), description: None, color: None, items }));
}

fn item(uid: String, span: Span, zone: ZoneName) -> CalendarEvent {
    CalendarEvent {
        uid,
        sequence: 0,
        status: Status::Confirmed,
        summary: "Around a change of clocks".to_owned(),
        description: None,
        location: None,
        url: None,
        span,
        zone,
        busy: true,
        alarm: None,
        created: Instant(0),
        modified: Instant(0),
    }
}
