//! `/settings/mail`: the mail log, decisions about letters, and a test. Letters may hold links that let act, so the page
//! is kept nowhere.

use domain::deeds::LetterDecision;
use domain::id::LetterId;
use domain::screens::mail_log::MailScreen;
use wellspring_core::actor::Operator;
use wellspring_core::letters;
use wellspring_core::screens;

use crate::http::answer::{Notice, Reply, problems, secret, see_other};
use crate::http::ground::{Path, Sent};
use crate::http::who::As;

/// Where a test goes to.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TestForm {
    to: String,
}

/// `GET /settings/mail`
pub async fn page(who: As<Operator>) -> Reply {
    let screen = screens::mail_log(&who.app, &who.actor).await?;
    let screen = MailScreen { to: who.caller.email().to_owned(), ..screen };
    who.page(pages::mail_log, &screen).await.map(secret)
}

/// `POST /settings/mail/test`
pub async fn test(who: As<Operator>, Sent(form): Sent<TestForm>) -> Reply {
    let tested = letters::test(&who.app, &who.actor, &form.to).await;
    let done = tested.map(|_| see_other("/settings/mail#test", Notice::MailTested));
    let again = async |why| {
        let screen = screens::mail_log(&who.app, &who.actor).await?;
        Ok(MailScreen { to: form.to, problems: problems(&why), ..screen })
    };
    who.form(done, pages::mail_log, again).await.map(secret)
}

/// `POST /settings/mail/{id}/{decision}`, by the words of [`LetterDecision`].
pub async fn decide(who: As<Operator>, Path((id, decision)): Path<(LetterId, LetterDecision)>) -> Reply {
    letters::decide(&who.app, &who.actor, &id, decision).await?;
    Ok(see_other("/settings/mail", Notice::after("letter", decision)))
}
