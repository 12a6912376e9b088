//! Five calendars of 2,000 events as offices have them: two years, 10 % recurring, some dates changed or taken out.

use std::fmt::Write;

const ZONES: [&str; 4] = ["America/New_York", "Europe/Berlin", "America/Chicago", "Europe/London"];
const RULES: [&str; 5] = [
    "FREQ=WEEKLY;COUNT=26",
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=20",
    "FREQ=MONTHLY;BYDAY=2WE",
    "FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20280615T235959Z",
    "FREQ=YEARLY",
];

/// The five.
pub fn files() -> Vec<String> {
    (0..5).map(file).collect()
}

fn file(number: usize) -> String {
    let mut text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bench//EN\r\n".to_owned();
    for n in 0..2_000 {
        event(&mut text, number, n);
    }
    text + "END:VCALENDAR\r\n"
}

fn event(text: &mut String, number: usize, n: usize) {
    let zone = ZONES[n % 4];
    let (year, month, day) = (2027 + n % 2, n / 2 % 12 + 1, n / 24 % 28 + 1);
    let (hour, uid) = (8 + n % 10, format!("{number}-{n}@bench.example"));
    let start = format!("{year}{month:02}{day:02}T{hour:02}0000");
    let _ = write!(
        text,
        "BEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20261101T000000Z\r\nSUMMARY:Meeting number {n} of office {number}\r\n\
         DESCRIPTION:What was said last time\\, and what is open. Bring the list\\, and the\r\n  one before it.\r\n\
         LOCATION:Room {n}\r\nDTSTART;TZID={zone}:{start}\r\nDTEND;TZID={zone}:{year}{month:02}{day:02}T{hour:02}4500\r\n"
    );
    if n.is_multiple_of(10) {
        let _ = write!(text, "RRULE:{}\r\n", RULES[n / 10 % 5]);
    }
    text.push_str("END:VEVENT\r\n");
}
