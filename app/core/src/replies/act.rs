//! What becomes of an answer: whose it is, whether it still counts, and what it changes.

use domain::activity::Verb;
use domain::clinician::{Assistant, Clinician};
use domain::id::SlotId;
use domain::session::Session;
use domain::slot::{AnswerDraft, Heard, Shown, Slot, Spoken, Standing};
use domain::{Instant, zone};
use texts::Texts;

use super::log;
use super::mail::Mail;
use super::said::{Said, What};
use super::vouched::Vouched;
use crate::actor::{Clinician as Actor, Timer};
use crate::calendar::read::Event;
use crate::notices::slot::{Taken, digest};
use crate::slots::{self, Held, Open};
use crate::storage::clinicians::{self, assistants};
use crate::storage::repeats::{Claim, WHILE_KEPT, claim};
use crate::storage::slots as rows;
use crate::{Activity, Error, Wellspring, Work, key, notices};

/// Whose answer it is.
enum Author {
    /// Somebody's who may answer; and whether it shows in the clinician's own calendar.
    Known(Actor, bool),
    /// Nobody of whom we know: why not.
    Elsewhere(&'static str),
}

/// An answer with all that it is about.
pub(super) struct Found {
    slot: Slot,
    pub said: Said,
    author: Author,
    /// The sender, or else the attendee.
    from: String,
    uid: String,
}

const STRANGER: &str = "It came from an address that is neither the clinician’s nor an assistant’s.";
const NOT_VOUCHED: &str = "Our mail server does not vouch for the address that it came from.";

impl Found {
    /// # Errors
    /// [`Error::NotFound`] without such a slot; [`Error::State`] with what is missing in the answer.
    pub(super) async fn load(app: &Wellspring, id: &SlotId, mail: &Mail, event: &Event) -> Result<Self, Error> {
        let slot = rows::get(&app.storage, id).await?;
        let clinician = clinicians::get(&app.storage, &slot.clinician_id).await?;
        let assistants = assistants::of_clinician(&app.storage, &clinician.id).await?;
        let people = People { slot: &slot, clinician: &clinician, assistants: &assistants };
        let said = Said::read(event, &mail.senders, |address| people.knows(address)).map_err(Error::State)?;
        let author = people.author(app, mail, &said);
        let from = mail.senders.first().cloned().unwrap_or_else(|| said.attendee.address.clone());
        Ok(Self { said, author, from, uid: event.uid.clone(), slot })
    }
}

/// Who may answer for a slot.
struct People<'a> {
    slot: &'a Slot,
    clinician: &'a Clinician,
    assistants: &'a [Assistant],
}

impl People<'_> {
    /// The address that was written to counts while the invitation stands there.
    fn is_clinician(&self, address: &str) -> bool {
        let told = self.slot.told_to.as_deref().unwrap_or_default();
        !address.is_empty()
            && (address.eq_ignore_ascii_case(self.clinician.email.as_str()) || address.eq_ignore_ascii_case(told))
    }

    fn assistant(&self, address: &str) -> Option<&Assistant> {
        self.assistants.iter().find(|assistant| address.eq_ignore_ascii_case(assistant.email.as_str()))
    }

    fn knows(&self, address: &str) -> bool {
        self.is_clinician(address) || self.assistant(address).is_some()
    }

    /// Whoever sent it, if they may; a relay that names them by EMAIL; or what our own gateway wrapped.
    fn author(&self, app: &Wellspring, mail: &Mail, said: &Said) -> Author {
        let sent = |address: &str| mail.senders.iter().any(|sender| sender.eq_ignore_ascii_case(address));
        let relayed = sent(&said.attendee.address) && self.knows(&said.attendee.email);
        let own = notices::organizer(app).email;
        let wrapped = !mail.senders.is_empty() && mail.senders.iter().all(|sender| sender.eq_ignore_ascii_case(&own));
        let wrapped = wrapped && mail.inner.iter().any(|inner| self.knows(inner));
        if !mail.senders.iter().any(|sender| self.knows(sender)) && !relayed && !wrapped {
            return Author::Elsewhere(STRANGER);
        }
        if mail.vouched == Vouched::No {
            return Author::Elsewhere(NOT_VOUCHED);
        }
        let speaks = [&said.attendee.sent_by, &said.attendee.address, &said.attendee.email].into_iter();
        let by = speaks.chain(&mail.senders).chain(&mail.inner).find(|address| self.knows(address));
        let shows = self.is_clinician(&said.attendee.address) || self.is_clinician(&said.attendee.email);
        match by.and_then(|by| self.assistant(by)) {
            Some(assistant) => Author::Known(Actor::by_mail_of(self.clinician, self.slot, assistant), shows),
            None => Author::Known(Actor::by_mail(self.clinician, self.slot), shows),
        }
    }
}

/// Does what the answer says, or keeps it for the team.
pub(super) async fn act(app: &Wellspring, found: &Found, mail: &Mail) -> Result<(Heard, String), Error> {
    let (actor, shows) = match &found.author {
        Author::Known(actor, shows) => (actor, *shows),
        Author::Elsewhere(why) => return waits(app, found, mail, why).await,
    };
    let mut work = app.begin(actor).await?;
    let Held { slot, session, clinician } = slots::lock(&mut work, &found.slot.id).await?;
    let now = work.now();
    let at = found.said.at.or(mail.date).unwrap_or(now).min(now);
    let spoken = Spoken { sequence: found.said.sequence, at };
    let standing = slot.hears(&session, spoken, &digest(&slot, &session), now);
    let outcome = outcome(standing, &found.said, &slot);
    if let Some(first) = claim(&mut work, &once(found), outcome.as_str(), now).await? {
        let taken = first == Heard::Taken.as_str();
        return Ok((if taken { Heard::Taken } else { outcome }, String::new()));
    }
    log(&mut work, mail, Some(&slot.id), (outcome, ""), None).await?;
    if standing != Standing::Counts {
        return noted(work, &slot, standing, outcome).await.map(|outcome| (outcome, String::new()));
    }
    let shows = shows.then(|| shown(&found.said.what)).flatten();
    let open = Open::within(work, (slot.clone(), session.clone()), actor.clone()).by_mail(at, shows);
    match say(open, app, &found.said, (&slot, &session, &clinician)).await {
        Err(Error::SlotConflict(conflict)) => taken(app, actor, mail, found, Taken::By(conflict)).await,
        Err(Error::Invalid(problems)) if found.said.what == What::Yes => {
            let why = problems.0.into_iter().next().map(|problem| problem.message);
            taken(app, actor, mail, found, Taken::Because(why.unwrap_or_default())).await
        }
        said => said.map(|_| (outcome, String::new())),
    }
}

/// What their own calendar shows once they have said it there.
fn shown(what: &What) -> Option<Shown> {
    match what {
        What::Yes => Some(Shown::Agreed),
        What::No | What::Colleague(..) => Some(Shown::Off),
        What::AnotherTime(_) => Some(Shown::Asked),
        What::Maybe => None,
    }
}

fn outcome(standing: Standing, said: &Said, slot: &Slot) -> Heard {
    match (standing, &said.what) {
        (Standing::Moved, _) => Heard::Moved,
        (Standing::Older, _) => Heard::Older,
        (Standing::TakenBack | Standing::CalledOff | Standing::Over, _) => Heard::Late,
        (Standing::Counts, What::Yes) => Heard::Confirmed,
        (Standing::Counts, What::No) => Heard::Declined,
        (Standing::Counts, What::Maybe) => Heard::Noted,
        // They propose what they were asked for.
        (Standing::Counts, What::AnotherTime(at)) if *at == slot.starts_at => Heard::Noted,
        (Standing::Counts, What::AnotherTime(_)) => Heard::AnotherTime,
        (Standing::Counts, What::Colleague(..)) => Heard::Colleague,
    }
}

/// Says it, as if by their link. The work ends with it.
pub(super) async fn say(
    open: Open,
    app: &Wellspring,
    said: &Said,
    (slot, session, clinician): (&Slot, &Session, &Clinician),
) -> Result<Slot, Error> {
    let words = said.words.clone();
    match &said.what {
        What::Yes => open.confirm(&words).await,
        What::No => open.decline(words).await,
        What::Maybe => open.maybe(&words).await,
        What::AnotherTime(at) if *at == slot.starts_at => open.maybe(&words).await,
        What::AnotherTime(at) => open.another_time(&wish(*at, words, session, clinician)).await,
        What::Colleague(addresses, name) => open.colleague(named(app, addresses, name).await?, words).await,
    }
}

/// In the session's zone, where its planner reads it; in the clinician's where clocks show that time twice.
fn wish(at: Instant, reason: String, session: &Session, clinician: &Clinician) -> AnswerDraft {
    let says_it = |zone: &&domain::ZoneName| zone::existing(zone::local(at, zone), zone).ok() == Some(at);
    let utc = domain::ZoneName("UTC".to_owned());
    let zone = [&session.zone, &clinician.zone].into_iter().find(says_it).unwrap_or(&utc);
    AnswerDraft { starts: zone::local(at, zone).to_string(), zone: zone.to_string(), reason, ..AnswerDraft::default() }
}

/// By the name that the reply has for them, or that we have; else by their address.
async fn named(app: &Wellspring, addresses: &[String], name: &str) -> Result<String, Error> {
    let all = clinicians::all(&app.storage).await?;
    let known = |address: &String| all.iter().find(|one| address.eq_ignore_ascii_case(one.email.as_str()));
    let known = addresses.iter().find_map(known).map(|one| one.name.to_string());
    let first = addresses.first().cloned().unwrap_or_else(|| "somebody else".to_owned());
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    let name = known.or(name).unwrap_or(first);
    Ok(name.chars().filter(|c| !c.is_control()).take(80).collect())
}

/// What changes no state but is worth the team's while. Whoever answered an older letter gets the newest anew; nothing
/// is taken for agreed.
async fn noted(mut work: Work, slot: &Slot, standing: Standing, outcome: Heard) -> Result<Heard, Error> {
    let verb = match standing {
        Standing::Moved => Verb::AnsweredAnOlderLetter,
        Standing::Older => Verb::SaidSomethingElseSince,
        Standing::TakenBack => Verb::AnsweredWhatWasTakenBack,
        Standing::CalledOff => Verb::AnsweredWhatWasCalledOff,
        Standing::Over | Standing::Counts => Verb::AnsweredTooLate,
    };
    if standing == Standing::Moved {
        slots::tell_anew(&mut work, slot).await?;
    }
    work.record(Activity::session(&slot.session_id, verb));
    work.commit(Activity::slot(&slot.id, verb)).await?;
    Ok(outcome)
}

/// They say yes after a no, and have been given to another session meanwhile: both sides read that.
async fn taken(
    app: &Wellspring,
    actor: &Actor,
    mail: &Mail,
    found: &Found,
    why: Taken,
) -> Result<(Heard, String), Error> {
    let said = why.sentence(Texts::default());
    let mut work = app.begin(actor).await?;
    let Held { slot, session, clinician } = slots::lock(&mut work, &found.slot.id).await?;
    let now = work.now();
    if claim(&mut work, &once(found), Heard::Taken.as_str(), now).await?.is_none() {
        log(&mut work, mail, Some(&slot.id), (Heard::Taken, &said), None).await?;
        notices::slot::yes_but_taken(&mut work, &slot, &session, &clinician, &why).await?;
        work.record(Activity::session(&session.id, Verb::SaidYesButIsTaken).detail(&said));
        work.commit(Activity::slot(&slot.id, Verb::SaidYesButIsTaken)).await?;
    }
    Ok((Heard::Taken, said))
}

/// What waits for the team: it decides whether it is theirs.
async fn waits(app: &Wellspring, found: &Found, mail: &Mail, why: &'static str) -> Result<(Heard, String), Error> {
    let mut work = app.begin(&Timer).await?;
    let Held { slot, session, .. } = slots::lock(&mut work, &found.slot.id).await?;
    let now = work.now();
    if claim(&mut work, &once(found), Heard::Waiting.as_str(), now).await?.is_none() {
        let said = super::decide::Kept::of(found.said.clone(), &found.from);
        let said = serde_json::to_string(&said).map_err(|error| Error::Internal(error.to_string()))?;
        log(&mut work, mail, Some(&slot.id), (Heard::Waiting, why), Some(said)).await?;
        slots::announce(&mut work, &slot);
        work.record(Activity::session(&session.id, Verb::AnsweredFromElsewhere));
        work.commit(Activity::slot(&slot.id, Verb::AnsweredFromElsewhere)).await?;
    }
    Ok((Heard::Waiting, why.to_owned()))
}

/// What two deliveries of one reply have in common, whatever the servers on its way wrote around it.
fn once(found: &Found) -> Claim {
    let Said { what, sequence, at, words, attendee } = &found.said;
    let said = format!("{what:?} {sequence} {at:?} {words}");
    let uid = found.uid.to_ascii_lowercase();
    let parts = [uid.as_bytes(), attendee.address.as_bytes(), found.from.as_bytes(), said.as_bytes()];
    Claim { scope: "mail".to_owned(), key: key::digest(&parts), fingerprint: String::new(), since: WHILE_KEPT }
}
