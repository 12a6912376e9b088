//! A query as a type: a field for each word, and a message beside each word that is wrong.

use domain::Problems;
use domain::id::CampaignId;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::Error;

use super::body::alone;
use super::list::Page;
use crate::http::ground::Query;

/// What is asked beside the path. Words that there are not are refused: a mistyped one would otherwise be passed over.
pub fn read<T: DeserializeOwned + IntoParams>(query: &Query) -> Result<T, Error> {
    let mut wrong = Problems::default();
    only(query, &names::<T>(), "There is no such parameter here.", &mut wrong);
    let words = take(query, &mut wrong);
    Ok(wrong.or(words)?)
}

/// Which page of a list is asked for, and the list's own filters.
pub fn filtered<T: DeserializeOwned + IntoParams>(query: &Query) -> Result<(Page, T), Error> {
    let mut wrong = Problems::default();
    only(query, &[names::<Page>(), names::<T>()].concat(), "There is no such filter here.", &mut wrong);
    let (page, filter) = (take(query, &mut wrong), take(query, &mut wrong));
    Ok(wrong.or(page.zip(filter))?)
}

/// Which page of a list without filters is asked for.
pub fn page(query: &Query) -> Result<Page, Error> {
    filtered::<Page>(query).map(|(page, _)| page)
}

fn names<T: IntoParams>() -> Vec<String> {
    T::into_params(|| None).into_iter().map(|word| word.name).collect()
}

fn only(query: &Query, known: &[String], why: &str, wrong: &mut Problems) {
    for name in query.names().filter(|name| !known.iter().any(|known| known == name)) {
        wrong.add(name, why);
    }
}

/// An empty word counts as not sent, unless it says something, as in `?dry_run`.
fn take<T: DeserializeOwned + IntoParams>(query: &Query, wrong: &mut Problems) -> Option<T> {
    let mut words = Map::new();
    for name in names::<T>().into_iter().filter(|name| query.names().any(|sent| sent == name)) {
        let word = Value::from(query.text(&name));
        match alone::<T>(&name, &word) {
            Ok(()) => drop(words.insert(name, word)),
            Err(_) if word == "" => {}
            Err(why) => wrong.add(&name, why),
        }
    }
    serde_json::from_value(Value::Object(words)).ok()
}

/// Which of a campaign's things are listed, by a state `S` of theirs.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfCampaign<S: ToSchema> {
    /// Only those of this campaign.
    #[param(inline)]
    campaign: Option<CampaignId>,
    /// Only those in this state.
    #[param(inline)]
    state: Option<S>,
}

impl<S: ToSchema + ToString> OfCampaign<S> {
    /// Campaign and state as words, empty where any will do.
    pub fn words(self) -> (String, String) {
        (word(self.campaign), word(self.state))
    }
}

/// A filter's word, empty where any will do.
pub fn word(given: Option<impl ToString>) -> String {
    given.map(|word| word.to_string()).unwrap_or_default()
}

/// Whether a change is only looked at.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct DryRun {
    /// Only look: nothing is saved.
    #[serde(deserialize_with = "is_meant")]
    #[param(default = false)]
    pub dry_run: bool,
}

/// `dry_run`, `dry_run=1` and `dry_run=true` look only.
pub fn is_meant<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    Ok(!matches!(String::deserialize(from)?.as_str(), "0" | "false"))
}
