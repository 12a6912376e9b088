//! Numbers for monitoring, in the text format of Prometheus.
//!
//! Requests are counted by route template, so that no address, token or id gets into a label. Counting costs a look into
//! a map and two relaxed additions.

use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::http::{Method, StatusCode};
use wellspring_core::screens::Gauges;

/// Methods that are told apart.
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PATCH", "DELETE", "other"];
/// Classes of statuses.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];
/// The label of addresses that no route has.
const NONE: &str = "(none)";

/// How many, and how long together.
#[derive(Default)]
struct Cell {
    count: AtomicU64,
    micros: AtomicU64,
}

type Cells = [[Cell; CLASSES.len()]; METHODS.len()];

/// Counts what was answered since the start.
pub struct Counters {
    routes: HashMap<&'static str, Box<Cells>>,
    none: Box<Cells>,
}

impl Counters {
    /// Counters for these route templates.
    pub fn of(routes: impl Iterator<Item = &'static str>) -> Self {
        Self { routes: routes.map(|route| (route, Box::default())).collect(), none: Box::default() }
    }

    /// Everything that is told, as a page.
    pub fn page(&self, database: &str, gauges: &Gauges) -> String {
        let mut page = Page::default();
        page.family("wellspring_build_info", "gauge", "What runs.");
        page.value("wellspring_build_info", &[("version", env!("CARGO_PKG_VERSION")), ("database", database)], 1);
        product(&mut page, gauges);
        self.write(&mut page);
        page.0
    }

    /// Counts an answer.
    pub fn count(&self, route: Option<&str>, method: &Method, status: StatusCode, took: Duration) {
        let cells = route.and_then(|route| self.routes.get(route)).unwrap_or(&self.none);
        let method = match *method {
            Method::GET => 0,
            Method::HEAD => 1,
            Method::POST => 2,
            Method::PATCH => 3,
            Method::DELETE => 4,
            _ => 5,
        };
        let class = usize::from(status.as_u16() / 100).clamp(2, 5) - 2;
        let cell = &cells[method][class];
        cell.count.fetch_add(1, Ordering::Relaxed);
        cell.micros.fetch_add(took.as_micros() as u64, Ordering::Relaxed);
    }

    fn write(&self, page: &mut Page) {
        const NAME: &str = "wellspring_request_duration_seconds";
        page.family(NAME, "summary", "Answers by route, method and class of status; a stream counts until it begins.");
        let mut routes: Vec<_> = self.routes.iter().map(|(route, cells)| (*route, cells)).collect();
        routes.sort_unstable_by_key(|(route, _)| *route);
        for (route, cells) in routes.into_iter().chain([(NONE, &self.none)]) {
            for (method, classes) in METHODS.iter().zip(cells.iter()) {
                for (class, cell) in CLASSES.iter().zip(classes) {
                    let count = cell.count.load(Ordering::Relaxed);
                    if count == 0 {
                        continue;
                    }
                    let labels = [("route", route), ("method", method), ("status", class)];
                    let seconds = cell.micros.load(Ordering::Relaxed) as f64 / 1e6;
                    page.value(&format!("{NAME}_count"), &labels, count);
                    page.value(&format!("{NAME}_sum"), &labels, seconds);
                }
            }
        }
    }
}

/// The text in the making.
#[derive(Default)]
struct Page(String);

impl Page {
    fn family(&mut self, name: &str, kind: &str, help: &str) {
        // Writing into a String cannot fail.
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn value(&mut self, name: &str, labels: &[(&str, &str)], value: impl Display) {
        let labels: Vec<String> = labels.iter().map(|(name, text)| format!("{name}=\"{}\"", escaped(text))).collect();
        let labels = if labels.is_empty() { String::new() } else { format!("{{{}}}", labels.join(",")) };
        let _ = writeln!(self.0, "{name}{labels} {value}");
    }

    fn gauge(&mut self, name: &str, help: &str, value: impl Display) {
        self.family(name, "gauge", help);
        self.value(name, &[], value);
    }

    /// A line for each state, also for those that nothing is in: an alarm needs a number to compare with.
    fn states(&mut self, name: &str, help: &str, known: &[&str], found: &[(String, i64)]) {
        self.family(name, "gauge", help);
        for state in known {
            let n = found.iter().find(|(other, _)| other == state).map_or(0, |(_, n)| *n);
            self.value(name, &[("state", state)], n);
        }
    }
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n")
}

fn product(page: &mut Page, gauges: &Gauges) {
    const JOBS: [&str; 4] = ["waiting", "running", "done", "failed"];
    const LETTERS: [&str; 6] = ["waiting", "sending", "sent", "failed", "unclear", "dropped"];
    page.states("wellspring_jobs", "Jobs by state; finished ones are kept for a week.", &JOBS, &gauges.jobs);
    let oldest = gauges.oldest_due as f64 / 1e3;
    page.gauge("wellspring_jobs_oldest_due_seconds", "How long the oldest job that is due waits.", oldest);
    page.states(
        "wellspring_letters",
        "Letters by state; failed and unclear ones wait for a person.",
        &LETTERS,
        &gauges.letters,
    );
    page.gauge("wellspring_listeners", "Live streams that are open at this node.", gauges.listeners);
    let (waiting, most) = gauges.intake;
    page.gauge("wellspring_intake_waiting", "Questions and votes that wait to be written at this node.", waiting);
    page.gauge("wellspring_intake_capacity", "How many may wait before people are asked to come back.", most);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_cannot_break_a_line() {
        let mut page = Page::default();
        page.value("a", &[("b", "c\"d\\e\nf")], 1);
        assert_eq!(page.0, "a{b=\"c\\\"d\\\\e\\nf\"} 1\n");
    }

    #[test]
    fn only_templates_become_labels() {
        let counters = Counters::of(["/events/{slug}", "/questions/{token}"].into_iter());
        counters.count(Some("/events/{slug}"), &Method::GET, StatusCode::OK, Duration::from_millis(2));
        counters.count(Some("/questions/secret"), &Method::GET, StatusCode::NOT_FOUND, Duration::ZERO);
        counters.count(None, &Method::PUT, StatusCode::NOT_FOUND, Duration::ZERO);
        let mut page = Page::default();
        counters.write(&mut page);
        assert!(page.0.contains("_sum{route=\"/events/{slug}\",method=\"GET\",status=\"2xx\"} 0.002\n"), "{}", page.0);
        assert!(page.0.contains("_count{route=\"(none)\",method=\"other\",status=\"4xx\"} 1\n"), "{}", page.0);
        assert!(!page.0.contains("secret"));
    }
}
