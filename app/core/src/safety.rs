//! What the readers of signs and marks need to know of this house, and the two ways through them: everything that people
//! send us is looked at as it comes, and nothing becomes public but through the gate.

mod current;
mod house;

use std::sync::Arc;

use domain::gate::{Confirmed, Looked, Marked, PublicText};
use domain::id::CampaignId;
use domain::time::SECOND;
use domain::{Instant, Language};

pub(crate) use house::{House, Safety};

use crate::key::digest;
use crate::storage::{campaigns, clinicians, standing};
use crate::{Error, Wellspring, Work};

/// How long names are known before they are read anew, in milliseconds.
const FRESH: i64 = 5 * SECOND;

impl Wellspring {
    /// Looks a text through that somebody sent.
    ///
    /// # Errors
    /// [`Error::Storage`].
    pub(crate) async fn look(&self, text: &str) -> Result<Looked, Error> {
        let house = self.house().await?;
        Ok(house.known(|known| Looked::at(text, Language::En, &house.lists(), known)))
    }

    /// Clears what somebody said for everybody to read.
    ///
    /// # Errors
    /// [`Error::Marked`] with what a person has to confirm, or to word anew.
    pub(crate) async fn clear(&self, text: &str, confirmed: &Confirmed) -> Result<PublicText, Error> {
        let house = self.house().await?;
        house.known(|known| PublicText::clear(text, known, confirmed)).map_err(Error::Marked)
    }

    /// Clears an answer of ours for everybody to read.
    ///
    /// # Errors
    /// As for [`Wellspring::clear`].
    pub(crate) async fn clear_answer(&self, text: &str, confirmed: &Confirmed) -> Result<PublicText, Error> {
        let house = self.house().await?;
        house.known(|known| PublicText::clear_answer(text, known, confirmed)).map_err(Error::Marked)
    }

    /// What everybody knows, as it was at most five seconds ago. While one reads it anew, others go by what was known.
    pub(crate) async fn house(&self) -> Result<Arc<House>, Error> {
        let is_fresh = |at: Instant| (0..FRESH).contains(&self.now().since(at));
        let _reading = match self.safety.known() {
            (Some(house), Some(at), _) if is_fresh(at) => return Ok(house),
            (Some(house), _, _) => match self.safety.reading.try_lock() {
                Ok(reading) => reading,
                Err(_) => return Ok(house),
            },
            (None, _, _) => self.safety.reading.lock().await,
        };
        // Whoever waited finds what another one read.
        let (known, at, word) = self.safety.known();
        let read = match known {
            Some(house) if at.is_some_and(is_fresh) => return Ok(house),
            known => known.map(|house| house.read.clone()).unwrap_or_default(),
        };
        let names = clinicians::all(&self.storage).await?.into_iter().map(|row| row.name.to_string()).collect();
        let numbers = self.settings.house_numbers.iter().cloned().chain(self.settings.country.numbers());
        let (read, desk) = (read.now(&self.storage).await, self.desk().await?);
        let house = Arc::new(House { names, numbers: numbers.collect(), read, desk });
        self.safety.learn(&house, self.now(), word);
        Ok(house)
    }
}

/// A step of whatever makes texts of ours public: nothing in them may say who somebody is, but what a person let stand. With
/// `stands` a person does so now, for the texts as they are.
///
/// # Errors
/// [`Error::Invalid`] beside `marks_stand`, with what is marked.
pub(crate) async fn let_stand(work: &mut Work, texts: &[&str], stands: bool) -> Result<(), Error> {
    let now = work.now();
    for found in unconfirmed(work, texts).await? {
        if !stands {
            let why = format!("Everybody would read {}. Word it anew, or tick that it may stand.", found.words());
            return Err(Error::field("marks_stand", why));
        }
        standing::let_stand(&mut *work, &digest(&[found.text.as_bytes()]), now).await?;
    }
    Ok(())
}

/// A step of whatever becomes public in a campaign: its page does, unless it would say what nobody let stand. Whoever saves such
/// a campaign is asked, and then it does.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn publish_campaign(work: &mut Work, id: &CampaignId) -> Result<(), Error> {
    let (campaign, now) = (campaigns::get(&mut *work, id).await?, work.now());
    if unconfirmed(work, &[campaign.name.as_str(), campaign.main_message.as_str()]).await?.is_empty() {
        campaigns::publish(work, id, now).await?;
    }
    Ok(())
}

async fn unconfirmed(work: &mut Work, texts: &[&str]) -> Result<Vec<Marked>, Error> {
    let (house, mut open) = (work.app().house().await?, Vec::new());
    for found in texts.iter().filter_map(|text| house.known(|known| Marked::of(text, known))) {
        if !standing::stands(&mut *work, &digest(&[found.text.as_bytes()])).await? {
            open.push(found);
        }
    }
    Ok(open)
}
