//! From the table to the listeners.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use domain::id::SessionId;
use tokio::sync::mpsc;
use tokio::time::{MissedTickBehavior, interval};

use super::resume::messages;
use super::{Message, Topic};
use crate::storage;
use crate::{Error, Wellspring};

/// Votes leave merged, and news of the inbox, at most this often.
const VOTES_EVERY: Duration = Duration::from_millis(300);
/// Proxies close what is silent for longer.
const BEAT_EVERY: Duration = Duration::from_secs(20);
/// How often a node looks at what other nodes committed.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How often addresses are forgotten whose owners said nothing.
const PRUNE_EVERY: Duration = Duration::from_secs(3600);
/// How many events are read at once.
const AT_ONCE: i64 = 200;
/// How far back news of a desk are looked for, in milliseconds: clocks of nodes differ, and commits take their time.
const DESKS_BACK: i64 = 60_000;

/// What the publisher has sent so far, for each topic that somebody listens to.
#[derive(Default)]
struct Sent {
    seq: HashMap<Topic, i64>,
    votes: HashMap<SessionId, HashMap<String, i64>>,
    dirty: HashSet<SessionId>,
    /// Whether the inbox has news, and how far each desk had come when another node's were looked for.
    inbox: bool,
    desks: HashMap<String, i64>,
}

/// Runs until shutdown, which ends the streams: sends new events at once, votes merged, and looks for what other nodes did.
pub(crate) async fn publish(app: Wellspring, mut nudges: mpsc::UnboundedReceiver<Topic>) {
    let mut sent = Sent::default();
    let mut votes = interval(VOTES_EVERY);
    let mut look = interval(LOOK_EVERY);
    let mut prune = interval(PRUNE_EVERY);
    let mut beat = interval(BEAT_EVERY);
    for ticks in [&mut votes, &mut look, &mut prune, &mut beat] {
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    }
    loop {
        let done = tokio::select! {
            () = app.shutdown.cancelled() => break,
            Some(topic) = nudges.recv() => sent.news(&app, topic).await,
            _ = votes.tick() => sent.merged(&app).await,
            _ = look.tick() => sent.look(&app).await,
            _ = prune.tick() => forget(&app).await,
            _ = beat.tick() => {
                app.live.beat();
                Ok(())
            }
        };
        if let Err(error) = done {
            tracing::warn!(%error, "live events are late");
        }
    }
    app.live.end();
}

impl Sent {
    async fn news(&mut self, app: &Wellspring, topic: Topic) -> Result<(), Error> {
        match topic {
            Topic::Session(_) | Topic::Plan if app.live.listeners(&topic) > 0 => self.events(app, &topic).await,
            Topic::Votes(session) if app.live.listeners(&Topic::Session(session.clone())) > 0 => {
                self.dirty.insert(session);
                Ok(())
            }
            Topic::Desk(_) | Topic::Ask => {
                self.inbox |= app.live.listeners(&Topic::Plan) > 0;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Sends what a topic holds beyond what was sent.
    async fn events(&mut self, app: &Wellspring, topic: &Topic) -> Result<(), Error> {
        if !self.seq.contains_key(topic) {
            // First time: several commits may stand behind this one nudge. Who has seen an event already passes over it.
            let newest = storage::events::newest(&app.storage, topic).await?;
            self.seq.insert(topic.clone(), newest - AT_ONCE);
        }
        loop {
            let from = self.seq.get(topic).copied().unwrap_or_default();
            let events = storage::events::after(&app.storage, topic, from, AT_ONCE).await?;
            for (event, message) in events.iter().zip(messages(app, topic, &events).await?) {
                // First: whoever begins to listen after the message must not take an older number for the newest.
                app.live.raise(topic, event.seq);
                app.live.send(topic, message);
                self.seq.insert(topic.clone(), event.seq);
            }
            // Another node may have written more within a second than one read takes.
            if (events.len() as i64) < AT_ONCE {
                return Ok(());
            }
        }
    }

    async fn merged(&mut self, app: &Wellspring) -> Result<(), Error> {
        if std::mem::take(&mut self.inbox) {
            app.live.send(&Topic::Plan, Message::inbox());
        }
        self.votes(app).await
    }

    async fn votes(&mut self, app: &Wellspring) -> Result<(), Error> {
        while let Some(session) = self.dirty.iter().next().cloned() {
            let counts = storage::questions::public_votes(&app.storage, &session).await?;
            let known = self.votes.entry(session.clone()).or_default();
            let news: Vec<(String, i64)> = counts
                .into_iter()
                .filter(|(handle, votes)| known.insert(handle.clone(), *votes) != Some(*votes))
                .collect();
            if !news.is_empty() {
                app.live.send(&Topic::Session(session.clone()), Message::votes(&news));
            }
            // Only now: what could not be read is tried again.
            self.dirty.remove(&session);
        }
        Ok(())
    }

    /// Forgets topics that nobody listens to; behind several nodes, notices what the others committed.
    async fn look(&mut self, app: &Wellspring) -> Result<(), Error> {
        let listened: HashSet<Topic> = app.live.listened().into_iter().collect();
        self.seq.retain(|topic, _| listened.contains(topic));
        self.votes.retain(|session, _| listened.contains(&Topic::Session(session.clone())));
        if !app.storage.is_shared() {
            return Ok(());
        }
        let mut watched = app.live.watched();
        watched.extend(listened.iter().flat_map(|topic| match topic {
            Topic::Session(session) => vec![topic.clone(), Topic::Votes(session.clone())],
            other => vec![other.clone()],
        }));
        let newest: HashMap<String, i64> =
            storage::events::newest_of(&app.storage, &watched).await?.into_iter().collect();
        for topic in watched {
            let seq = newest.get(&topic.to_string()).copied().unwrap_or(0);
            if app.live.raise(&topic, seq) {
                self.news(app, topic).await?;
            }
        }
        self.look_at_desks(app, listened.contains(&Topic::Plan)).await
    }

    /// Desks are many, and nobody asks which one: that any has come further tells that another node changed something.
    async fn look_at_desks(&mut self, app: &Wellspring, listened: bool) -> Result<(), Error> {
        if listened {
            let since = app.now().plus(-DESKS_BACK);
            let desks: HashMap<String, i64> = storage::events::desks(&app.storage, since).await?.into_iter().collect();
            self.inbox |= desks.iter().any(|(desk, seq)| self.desks.get(desk).is_none_or(|known| known < seq));
            self.desks = desks;
        }
        Ok(())
    }
}

/// Every vote count of a session as it is now, for a listener who begins: votes are no events, so those that fell
/// between their page and their stream come from here. Read once for a whole hall; nothing before the first vote.
///
/// # Errors
/// [`Error::Storage`].
pub async fn votes(app: &Wellspring, session: &SessionId) -> Result<Option<Message>, Error> {
    let (hub, storage) = (&app.live, &app.storage);
    let shown = hub.stamp(storage, &Topic::Session(session.clone())).await?;
    let voted = hub.stamp(storage, &Topic::Votes(session.clone())).await?;
    let counted = hub.counted(session, (shown, voted));
    if voted == 0 || counted.is_some() {
        return Ok(counted);
    }
    let counts = Message::votes(&storage::questions::public_votes(storage, session).await?);
    hub.count(session, (shown, voted), counts.clone());
    Ok(Some(counts))
}

async fn forget(app: &Wellspring) -> Result<(), Error> {
    let mut change = app.storage.begin().await?;
    crate::questions::forget_unconfirmed(&mut change, app.now()).await?;
    change.commit().await
}
