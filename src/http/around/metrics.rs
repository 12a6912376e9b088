//! Numbers for monitoring, in the text format of Prometheus.
//!
//! Every installation has a recorder of its own, so that several in one process never mix. Requests are told apart by route
//! template alone: no address, token or id gets into a label. Noting one costs a look into two maps and a push onto a list.

use std::collections::HashSet;
use std::time::Duration;

use axum::http::{Method, StatusCode};
use metrics::{Histogram, describe_histogram, gauge, histogram, with_local_recorder};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusRecorder};
use tokio::time::interval;
use wellspring_core::screens::Gauges;

/// Methods that are told apart.
const METHODS: [&str; 6] = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];
/// All others.
const OTHER: &str = "other";
/// Classes of statuses.
const CLASSES: [&str; 4] = ["2xx", "3xx", "4xx", "5xx"];
/// The label of addresses that no route has.
const NONE: &str = "(none)";
/// Where the buckets of every histogram end, in seconds: from a page that was kept to what a proxy gives up on.
const ENDS: [f64; 14] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// How often what was noted is put into its buckets.
const TIDY_EVERY: Duration = Duration::from_secs(1);

/// Of requests.
const REQUESTS: &str = "wellspring_request_duration_seconds";
/// Of commits.
const COMMITS: &str = "wellspring_commit_duration_seconds";

/// How long requests and commits have taken since the start.
pub struct Durations {
    recorder: PrometheusRecorder,
    routes: HashSet<&'static str>,
}

impl Durations {
    /// Durations of requests to these route templates, and of commits.
    pub fn new(routes: impl Iterator<Item = &'static str>) -> Self {
        // Only a list without an end would be refused.
        let recorder = PrometheusBuilder::new().set_buckets(&ENDS).unwrap_or_default().build_recorder();
        with_local_recorder(&recorder, || {
            describe_histogram!(
                REQUESTS,
                "Answers by route, method and class of status; a stream counts until it begins."
            );
            describe_histogram!(COMMITS, "Changes that this node had the database keep: the commit alone.");
        });
        Self { recorder, routes: routes.collect() }
    }

    /// Notes how long an answer took.
    pub fn answered(&self, route: Option<&str>, method: &Method, status: StatusCode, took: Duration) {
        let route = route.and_then(|route| self.routes.get(route)).copied().unwrap_or(NONE);
        let method = METHODS.into_iter().find(|known| *known == method.as_str()).unwrap_or(OTHER);
        let class = CLASSES[usize::from(status.as_u16() / 100).clamp(2, 5) - 2];
        with_local_recorder(&self.recorder, || {
            histogram!(REQUESTS, "route" => route, "method" => method, "status" => class).record(took);
        });
    }

    /// Where commits are noted.
    pub fn commits(&self) -> Histogram {
        with_local_recorder(&self.recorder, || histogram!(COMMITS))
    }

    /// Puts what was noted into its buckets, again and again: until then it fills memory, whether monitoring reads or not.
    pub async fn tidy(&self) {
        let mut times = interval(TIDY_EVERY);
        loop {
            times.tick().await;
            self.recorder.handle().run_upkeep();
        }
    }

    /// Everything that is told, as a page.
    pub fn page(&self, database: &str, gauges: &Gauges) -> String {
        // Numbers of this moment are forgotten with it.
        let moment = PrometheusBuilder::new().build_recorder();
        with_local_recorder(&moment, || {
            product(gauges);
            let (version, database) = (env!("CARGO_PKG_VERSION"), database.to_owned());
            gauge!(description: "What runs.", "wellspring_build_info", "version" => version, "database" => database)
                .set(1);
        });
        moment.handle().render() + &self.recorder.handle().render()
    }
}

fn product(gauges: &Gauges) {
    const JOBS: [&str; 4] = ["waiting", "running", "done", "failed"];
    const LETTERS: [&str; 6] = ["waiting", "sending", "sent", "failed", "unclear", "dropped"];
    states("wellspring_jobs", "Jobs by state; finished ones are kept for a week.", &JOBS, &gauges.jobs);
    let oldest = gauges.oldest_due as f64 / 1e3;
    one("wellspring_jobs_oldest_due_seconds", "How long the oldest job that is due waits.", oldest);
    states(
        "wellspring_letters",
        "Letters by state; failed and unclear ones wait for a person.",
        &LETTERS,
        &gauges.letters,
    );
    one("wellspring_listeners", "Live streams that are open at this node.", gauges.listeners as f64);
    let (waiting, most) = gauges.intake;
    one("wellspring_intake_waiting", "Questions and votes that wait to be written at this node.", waiting as f64);
    one("wellspring_intake_capacity", "How many may wait before people are asked to come back.", most as f64);
    if let Some(room) = gauges.room {
        one("wellspring_disk_free_bytes", "What is free where the database lies.", room.free as f64);
        one("wellspring_disk_floor_bytes", "Below this, new questions are asked to come back.", room.floor as f64);
    }
}

fn one(name: &'static str, help: &'static str, value: f64) {
    gauge!(description: help, name).set(value);
}

/// A number for each state, also for those that nothing is in: an alarm needs one to compare with.
fn states(name: &'static str, help: &'static str, known: &[&'static str], found: &[(String, i64)]) {
    for &state in known {
        let n = found.iter().find(|(other, _)| other == state).map_or(0, |(_, n)| *n);
        gauge!(description: help, name, "state" => state).set(n as f64);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(durations: &Durations) -> String {
        durations.page("SQLite", &Gauges::default())
    }

    #[test]
    fn only_templates_become_labels() {
        let durations = Durations::new(["/events/{slug}", "/questions/{token}"].into_iter());
        durations.answered(Some("/events/{slug}"), &Method::GET, StatusCode::OK, Duration::from_millis(2));
        durations.answered(Some("/questions/secret"), &Method::GET, StatusCode::NOT_FOUND, Duration::ZERO);
        durations.answered(None, &Method::OPTIONS, StatusCode::NOT_FOUND, Duration::ZERO);
        let page = counted(&durations);
        let event = "route=\"/events/{slug}\",method=\"GET\",status=\"2xx\"";
        assert!(page.contains(&format!("_sum{{{event}}} 0.002\n")), "{page}");
        assert!(page.contains(&format!("_bucket{{{event},le=\"0.001\"}} 0\n")), "{page}");
        assert!(page.contains(&format!("_bucket{{{event},le=\"0.0025\"}} 1\n")), "{page}");
        assert!(page.contains("_count{route=\"(none)\",method=\"other\",status=\"4xx\"} 1\n"), "{page}");
        assert!(!page.contains("secret"));
    }

    #[test]
    fn two_installations_in_one_process_never_mix() {
        let (mine, other) = (Durations::new(["/"].into_iter()), Durations::new(["/"].into_iter()));
        mine.answered(Some("/"), &Method::GET, StatusCode::OK, Duration::ZERO);
        other.commits().record(Duration::ZERO);
        assert!(counted(&mine).contains("wellspring_request_duration_seconds_count{"));
        assert!(!counted(&mine).contains("wellspring_commit_duration_seconds"));
        assert!(!counted(&other).contains("wellspring_request_duration_seconds"));
    }
}
