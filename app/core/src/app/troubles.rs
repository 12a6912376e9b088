//! What keeps help from being called, for whoever watches the machine.

use domain::Instant;
use domain::time::SECOND;

use super::Wellspring;
use crate::screens;

/// How long what was found is believed, in milliseconds: whoever asks more often costs nothing.
const BELIEVED: i64 = SECOND;
/// Said where the database does not tell.
const UNKNOWN: &str = "Whether somebody would be called cannot be told.";

impl Wellspring {
    /// What keeps help from being called, a sentence each.
    pub async fn troubles(&self) -> Vec<&'static str> {
        let mut last = self.troubles.lock().await;
        let is_fresh = |at: Instant| (0..BELIEVED).contains(&self.now().since(at));
        if let Some((_, found)) = last.as_ref().filter(|(at, _)| is_fresh(*at)) {
            return found.clone();
        }
        let watch = screens::watch(self).await;
        let found = watch.map_or_else(|_| vec![UNKNOWN], |watch| watch.troubles());
        *last = Some((self.now(), found.clone()));
        found
    }
}
