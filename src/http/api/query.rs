//! What may stand in a query beside a list's own words.

use domain::Problems;

use crate::http::ground::query::Query;

/// Refuses every word that is not among `known`: a mistyped one would otherwise be passed over.
pub fn only(query: &Query, known: &[&str], wrong: &mut Problems) {
    for name in query.names().filter(|name| !known.contains(name)) {
        wrong.add(name, "There is no such parameter here.");
    }
}

/// `dry_run`, `dry_run=1` and `dry_run=true` look only.
pub fn dry_run(query: &Query) -> bool {
    query.names().any(|name| name == "dry_run") && !matches!(query.get("dry_run"), Some("0" | "false"))
}
