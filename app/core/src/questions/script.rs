//! A scripted response goes into what somebody writes to an asker. Nothing is kept by that: the form comes back with it.

use domain::LocalDate;
use domain::deeds::QuestionDeed;
use domain::id::QuestionId;
use domain::screens::desk::DeedForm;
use domain::script::{Fill, Script, Use, filled};

use crate::actor::Responder;
use crate::storage::{questions as rows, scripts, sessions};
use crate::{Error, Wellspring};

/// What is typed, with the script below it.
#[derive(Clone, Debug)]
pub struct Inserted {
    /// The form as it goes on.
    pub typed: DeedForm,
    /// When somebody should have looked at the script again, if that day is over.
    pub overdue: Option<LocalDate>,
}

/// Which scripts a deed is done with.
#[must_use]
pub fn script_use(deed: QuestionDeed) -> Option<Use> {
    match deed {
        QuestionDeed::Answer => Some(Use::Reply),
        QuestionDeed::Dismiss => Some(Use::Dismissal),
        QuestionDeed::TakeOffline => Some(Use::Offline),
        _ => None,
    }
}

/// Puts the script `script_id` below what is typed for a deed, with its blanks filled in as far as we know.
///
/// # Errors
/// [`Error::Invalid`] beside `script_id` for one that is not approved, is retired, or is for something else;
/// [`Error::State`] for a deed without scripts; [`Error::NotFound`].
pub async fn insert_script(
    app: &Wellspring,
    who: &Responder,
    id: &QuestionId,
    deed: QuestionDeed,
    (script_id, typed): (&str, &DeedForm),
) -> Result<Inserted, Error> {
    let used_for = script_use(deed).ok_or_else(|| Error::State("No scripts go with this.".to_owned()))?;
    let question = rows::get(&app.storage, id).await?;
    let script = chosen(app, script_id).await?;
    script.may_be_said().map_err(|why| Error::field("script_id", why))?;
    if !script.fits(used_for, question.kind) {
        return Err(Error::field("script_id", format!("“{}” is for something else.", script.title)));
    }
    let fill = Fill {
        name: rows::contact(&app.storage, id).await?.0,
        clinic_phone: app.settings.house_numbers.first().cloned(),
        session_title: match &question.session_id {
            Some(session) => Some(sessions::get(&app.storage, session).await?.title.to_string()),
            None => None,
        },
        responder_name: Some(who.who().name.clone()),
    };
    let said = filled(script.text.as_str(), &fill);
    let overdue = script.is_overdue(app.today()).then_some(script.review_on);
    Ok(Inserted { typed: with(typed, used_for, &said), overdue })
}

async fn chosen(app: &Wellspring, id: &str) -> Result<Script, Error> {
    let none = || Error::field("script_id", "Choose a scripted response.");
    match scripts::get(&app.storage, &id.parse().map_err(|_| none())?).await {
        Err(Error::NotFound) => Err(none()),
        found => found,
    }
}

/// Below what is there, with a blank line between.
fn with(typed: &DeedForm, used_for: Use, said: &str) -> DeedForm {
    let below = |before: &str| match before.trim_end() {
        "" => said.to_owned(),
        before => format!("{before}\n\n{said}"),
    };
    match used_for {
        Use::Dismissal => DeedForm { reason: below(&typed.reason), ..typed.clone() },
        Use::Reply | Use::Offline => DeedForm { text: below(&typed.text), ..typed.clone() },
    }
}
