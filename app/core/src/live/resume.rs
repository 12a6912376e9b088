//! What somebody missed who comes back. After a restart a whole hall comes back to the same place: what was missed there
//! is read once, and everybody is handed the same bytes.

use std::collections::{HashMap, HashSet};

use bytes::Bytes;
use domain::question::Question;

use super::{EventKind, Message, Missed, Topic};
use crate::questions::public_view;
use crate::storage::{self, events::Event};
use crate::{Error, Wellspring};

/// More than this many missed events are not replayed.
const REPLAY: i64 = 1_000;
/// What a listener who saw `seen` has missed. Too much, or too long ago, is one `reset`.
///
/// # Errors
/// [`Error::Storage`].
pub async fn resume(app: &Wellspring, topic: &Topic, seen: i64) -> Result<Missed, Error> {
    let newest = app.live.stamp(&app.storage, topic).await?;
    let place = app.live.places.at(topic, seen);
    let mut known = place.lock().await;
    match &*known {
        Some(missed) if missed.seen >= newest => Ok(missed.clone()),
        _ => {
            let missed = read(app, topic, seen).await?;
            *known = Some(missed.clone());
            Ok(missed)
        }
    }
}

async fn read(app: &Wellspring, topic: &Topic, seen: i64) -> Result<Missed, Error> {
    let newest = storage::events::newest(&app.storage, topic).await?;
    if seen == newest {
        return Ok(Missed { bytes: Bytes::new(), seen });
    }
    let missed = storage::events::after(&app.storage, topic, seen, REPLAY + 1).await?;
    let whole = missed.first().is_some_and(|first| first.seq == seen + 1) && missed.len() as i64 <= REPLAY;
    if !whole {
        return Ok(Missed { bytes: Message::reset(newest).bytes, seen: newest });
    }
    let last = last_of_each(missed);
    let seen = last.last().map_or(seen, |event| event.seq);
    let messages = messages(app, topic, &last).await?;
    Ok(Missed { bytes: messages.iter().flat_map(|message| &message.bytes).copied().collect(), seen })
}

/// Everything is told in its present form, so that of a question's news the last says all.
fn last_of_each(mut events: Vec<Event>) -> Vec<Event> {
    let mut told = HashSet::new();
    events.reverse();
    events.retain(|event| told.insert((event.kind.as_str(), event.subject.clone())));
    events.reverse();
    events
}

/// Events in their present form: what is not public any more is only said to be gone. Two queries for any number.
pub(super) async fn messages(app: &Wellspring, topic: &Topic, events: &[Event]) -> Result<Vec<Message>, Error> {
    let Topic::Session(session) = topic else {
        return Ok(events.iter().map(|event| Message::plan(event.seq, event.kind, &event.subject)).collect());
    };
    if events.is_empty() {
        return Ok(Vec::new());
    }
    let session = storage::sessions::get(&app.storage, session).await?;
    let about = events.iter().filter(|event| event.kind != EventKind::State).map(|event| event.subject.as_str());
    let questions = storage::questions::by_handles(&app.storage, about).await?;
    let questions: HashMap<&str, &Question> =
        questions.iter().map(|question| (question.handle.as_str(), question)).collect();
    let message = |event: &Event| {
        if event.kind == EventKind::State {
            return Message::state(event.seq, session.state, &session.hall);
        }
        match questions.get(event.subject.as_str()).and_then(|question| public_view(question, &session.hall)) {
            Some(shown) => Message::question(event.seq, &shown),
            None => Message::gone(event.seq, &event.subject),
        }
    };
    Ok(events.iter().map(message).collect())
}
