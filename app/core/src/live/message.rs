//! What leaves on a stream. Public ones are made from [`PublicQuestion`]s alone: held text has no way in. The staff's
//! says only what changed; each reads it anew with their own rights.

use bytes::Bytes;
use domain::live::EventKind;
use domain::screens::attendee::PublicQuestion;
use domain::session::{Hall, State};

/// One message in the form of an event stream (WHATWG HTML §9.2), written once for all listeners.
#[derive(Clone, Debug)]
pub struct Message {
    /// Its number in the topic; `None` for votes and resets.
    pub seq: Option<i64>,
    /// The bytes on the wire, the empty line included.
    pub bytes: Bytes,
}

impl Message {
    fn new(seq: Option<i64>, event: &str, data: &serde_json::Value) -> Self {
        let id = seq.map(|seq| format!("id: {seq}\n")).unwrap_or_default();
        Self { seq, bytes: Bytes::from(format!("{id}event: {event}\ndata: {data}\n\n")) }
    }

    /// A question as it stands now.
    pub(crate) fn question(seq: i64, question: &PublicQuestion) -> Self {
        Self::new(Some(seq), "question", &serde_json::json!(question))
    }

    /// A question that is not public any more.
    pub(crate) fn gone(seq: i64, handle: &str) -> Self {
        Self::new(Some(seq), "question", &serde_json::json!({ "handle": handle, "gone": true }))
    }

    /// The session's state, and whether its votes are hidden and its questions paused.
    pub(crate) fn state(seq: i64, state: State, hall: &Hall) -> Self {
        let data = serde_json::json!({ "state": state, "paused": hall.paused, "votes_hidden": hall.votes_hidden });
        Self::new(Some(seq), "state", &data)
    }

    /// Vote counts that changed.
    pub(crate) fn votes(counts: &[(String, i64)]) -> Self {
        Self::new(None, "votes", &serde_json::json!({ "votes": counts }))
    }

    /// Something on the plan changed: what it is, and its id.
    pub(crate) fn plan(seq: i64, kind: EventKind, id: &str) -> Self {
        Self::new(Some(seq), "plan", &serde_json::json!({ "kind": kind, "id": id }))
    }

    /// Something in the inbox changed; which, its list says.
    pub(crate) fn inbox() -> Self {
        Self::new(None, "inbox", &serde_json::json!({}))
    }

    /// A comment, which browsers pass over.
    pub(crate) fn heartbeat() -> Self {
        Self { seq: None, bytes: Bytes::from_static(b": here\n\n") }
    }

    /// "Read the list anew": too much was missed. Carries the number to go on from.
    pub fn reset(seq: i64) -> Self {
        Self::new(Some(seq), "reset", &serde_json::json!({}))
    }
}
