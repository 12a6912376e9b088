//! Scripted responses, as staff see them.

use domain::activity::Noun;
use domain::id::ScriptId;
use domain::permission::Permission;
use domain::screens::Choice;
use domain::screens::scripts::{ScriptScreen, ScriptsScreen};
use domain::script::{Script, ScriptDraft};
use domain::{Language, LocalDate, Problems};

use crate::actor::Reader;
use crate::storage::{activities, scripts as rows, staff};
use crate::{Error, Wellspring};

/// Days after which somebody should look at a new one again.
const YEAR: i64 = 365;

/// All of them, or those of a language.
///
/// # Errors
/// [`Error::Storage`].
pub async fn scripts(app: &Wellspring, _: &Reader, language: Option<Language>) -> Result<ScriptsScreen, Error> {
    let mut scripts = rows::all(&app.storage).await?;
    scripts.retain(|script| language.is_none_or(|language| script.language == language));
    Ok(ScriptsScreen { scripts, language, owners: owners(app).await?, today: app.today() })
}

/// One script, or the form for a new one (`id` is `None`).
///
/// # Errors
/// [`Error::NotFound`].
pub async fn script(app: &Wellspring, reader: &Reader, id: Option<&ScriptId>) -> Result<ScriptScreen, Error> {
    let today = app.today();
    let review_on = LocalDate::from_days(today.days() + YEAR).to_string();
    let screen = ScriptScreen {
        script: None,
        draft: ScriptDraft { review_on, ..ScriptDraft::default() },
        problems: Problems::default(),
        both: None,
        owners: owners(app).await?,
        may_approve: false,
        history: Vec::new(),
        today,
    };
    let Some(id) = id else { return Ok(screen) };
    let script = rows::get(&app.storage, id).await?;
    let history = activities::history(&app.storage, Noun::Script, id.as_str()).await?;
    let may_approve = reader.may(Permission::Review) && is_anothers(reader, &script);
    Ok(ScriptScreen { draft: script.draft(), history, may_approve, script: Some(script), ..screen })
}

/// Nobody approves what they wrote themselves.
fn is_anothers(reader: &Reader, script: &Script) -> bool {
    script.written_by != reader.who().id
}

async fn owners(app: &Wellspring) -> Result<Vec<Choice>, Error> {
    let mut all = staff::all(&app.storage).await?;
    all.retain(|member| member.disabled_at.is_none());
    Ok(all.into_iter().map(|member| Choice { value: member.id.to_string(), label: member.name }).collect())
}
