//! `cargo xtask bench safety`: how long the readers of safety take. Prints a table with what was promised.

use std::hint::black_box;
use std::time::Instant as Stopwatch;

use domain::Language;
use domain::safety::{Known, Lists, marks, reply_faults, signs};

const QUESTION: &str = "Hello, my name is Rosa Pettigrew and I take 500 mg twice a day. Since this morning my left arm hurts and I feel \
    a pressure in my chest, my husband Gerald says wait. Me duele también la espalda y no puedo dormir bien. ";

fn main() {
    println!("{:58}{:>16}{:>12}", "", "", "bar");
    row("lists made ready, once", best(3, || Lists::shipped().with([])), "");
    let thousand: String = QUESTION.chars().cycle().take(1_000).collect();
    measured("1,000 characters", &thousand, 200, "1 ms");
    let bytes = 64 * 1024;
    let repeated = |text: &str| text.chars().cycle().take(bytes).collect::<String>();
    for (what, text) in [
        ("64 KB of questions", QUESTION),
        ("64 KB of signs", "chest pain i want to die my baby is not breathing no "),
        ("64 KB of one word", "my "),
        ("64 KB of digits", "1234 5678-90 "),
        ("64 KB of one digit", "1"),
        ("64 KB of @", "a@"),
        ("64 KB of dots", "a."),
        ("64 KB of letters", "x"),
        ("64 KB of names", "Rosa Maria de la "),
    ] {
        measured(what, &repeated(text), 3, "20 ms");
    }
}

fn measured(what: &str, text: &str, times: u32, bar: &str) {
    row(&format!("signs of {what}"), best(times, || signs(text, Language::En, Lists::shipped())), bar);
    row(&format!("marks of {what}"), best(times, || marks(text, &Known::default())), bar);
    row(&format!("faults of {what}"), best(times, || reply_faults(text)), bar);
}

/// Milliseconds of the quickest of several runs.
#[allow(clippy::disallowed_methods, reason = "a bench measures")]
fn best<T>(times: u32, mut run: impl FnMut() -> T) -> f64 {
    let mut least = f64::MAX;
    for _ in 0..times {
        let begin = Stopwatch::now();
        black_box(run());
        least = least.min(begin.elapsed().as_secs_f64() * 1_000.0);
    }
    least
}

/// One row of the table.
fn row(what: &str, found: f64, bar: &str) {
    println!("{what:58}{:>13.2} ms{bar:>12}", found);
}
