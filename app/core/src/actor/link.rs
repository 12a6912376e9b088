//! Those who come by a link: clinicians, whoever may act for them, and teams.

use domain::activity::ActorKind;
use domain::clinician::{Assistant, Clinician as StoredClinician};
use domain::id::{AssistantId, ClinicianId, SlotId};
use domain::slot::Slot;
use domain::team::Team as StoredTeam;
use domain::text::isolated;

use super::{Behalf, Planner};
use crate::Error;

/// By which link somebody came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// One slot's own.
    Slot(SlotId),
    /// The clinician's own.
    Own,
    /// An assistant's.
    Assistant(AssistantId),
    /// A reply by mail from the clinician's address, to this slot.
    Mail(SlotId),
}

/// A clinician, or somebody for them. Only lookups of tokens and of letters make one.
#[derive(Clone, Debug)]
pub struct Clinician {
    behalf: Behalf,
    id: ClinicianId,
    link: Link,
}

impl From<&Clinician> for Behalf {
    fn from(actor: &Clinician) -> Self {
        actor.behalf.clone()
    }
}

impl Clinician {
    fn new(row: &StoredClinician, name: &str, link: Link) -> Self {
        let behalf = Behalf { clock: row.clock, ..Behalf::new(ActorKind::Clinician, row.id.as_str(), name) };
        Self { behalf, id: row.id.clone(), link }
    }

    /// By the link of one slot: nothing else of theirs is open to it.
    pub(crate) fn of_slot(row: &StoredClinician, slot: &Slot) -> Self {
        Self::new(row, row.name.as_str(), Link::Slot(slot.id.clone()))
    }

    /// By a letter about one slot that came from their own address.
    pub(crate) fn by_mail(row: &StoredClinician, slot: &Slot) -> Self {
        Self::new(row, row.name.as_str(), Link::Mail(slot.id.clone()))
    }

    /// By a letter about one slot that came from an assistant's address: "Sam Park for Dr. Lin".
    pub(crate) fn by_mail_of(row: &StoredClinician, slot: &Slot, assistant: &Assistant) -> Self {
        Self::new(
            row,
            &format!("{} for {}", isolated(assistant.name.as_str()), isolated(row.name.as_str())),
            Link::Mail(slot.id.clone()),
        )
    }

    /// By the link to all that is theirs.
    pub(crate) fn themselves(row: &StoredClinician) -> Self {
        Self::new(row, row.name.as_str(), Link::Own)
    }

    /// By an assistant's link: the record says "Sam Park for Dr. Lin".
    pub(crate) fn assistant(row: &StoredClinician, assistant: &Assistant) -> Self {
        let name = format!("{} for {}", isolated(assistant.name.as_str()), isolated(row.name.as_str()));
        Self::new(row, &name, Link::Assistant(assistant.id.clone()))
    }

    /// Whose slots these are.
    pub fn id(&self) -> &ClinicianId {
        &self.id
    }

    /// Who acts, as the record says it.
    pub fn name(&self) -> &str {
        &self.behalf.who.name
    }

    /// By which link.
    pub fn link(&self) -> &Link {
        &self.link
    }

    /// Whether this slot is theirs to answer.
    ///
    /// # Errors
    /// [`Error::NotFound`]: what is not theirs is not there.
    pub fn owns(&self, slot: &Slot) -> Result<(), Error> {
        let this_one = match &self.link {
            Link::Slot(id) | Link::Mail(id) => *id == slot.id,
            Link::Own | Link::Assistant(_) => true,
        };
        (this_one && slot.clinician_id == self.id).then_some(()).ok_or(Error::NotFound)
    }

    /// As whoever keeps this clinician's calendar.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a slot's link, which opens that slot alone.
    pub fn keeper(&self) -> Result<Keeper, Error> {
        let appoints = match self.link {
            Link::Own => true,
            Link::Assistant(_) => false,
            Link::Slot(_) | Link::Mail(_) => return Err(Error::NotFound),
        };
        Ok(Keeper { behalf: self.behalf.clone(), clinician: self.id.clone(), link: Some(self.link.clone()), appoints })
    }
}

/// May keep one clinician's calendar: leave, busy times, the private feed. Themselves, an assistant, or a planner.
#[derive(Clone, Debug)]
pub struct Keeper {
    behalf: Behalf,
    clinician: ClinicianId,
    link: Option<Link>,
    appoints: bool,
}

impl From<&Keeper> for Behalf {
    fn from(actor: &Keeper) -> Self {
        actor.behalf.clone()
    }
}

impl Planner {
    /// As whoever keeps this clinician's calendar.
    pub fn keeper(&self, clinician: &ClinicianId) -> Keeper {
        Keeper { behalf: self.into(), clinician: clinician.clone(), link: None, appoints: true }
    }
}

impl Keeper {
    /// Whose calendar.
    pub fn clinician(&self) -> &ClinicianId {
        &self.clinician
    }

    /// The link by which they came; none for planners.
    pub(crate) fn link(&self) -> Option<&Link> {
        self.link.as_ref()
    }

    /// As somebody who may say who else acts for this clinician: assistants may not.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn appoints(&self) -> Result<(), Error> {
        self.appoints.then_some(()).ok_or(Error::NotFound)
    }
}

/// A team that something was handed over to. Only a lookup of its link makes one.
#[derive(Clone, Debug)]
pub struct Team {
    behalf: Behalf,
}

impl From<&Team> for Behalf {
    fn from(actor: &Team) -> Self {
        actor.behalf.clone()
    }
}

impl Team {
    pub(crate) fn of(row: &StoredTeam) -> Self {
        Self { behalf: Behalf::new(ActorKind::Team, row.id.as_str(), row.name.as_str()) }
    }
}
