//! The responder's pages: the inbox, and one question with its deeds.

use domain::deeds::QuestionDeed;
use domain::id::QuestionId;
use domain::question::HandDraft;
use domain::screens::desk::{DeedForm, HandScreen, HoldForm, InboxFilter, QuestionScreen, RefusedDeed};
use wellspring_core::actor::{Operator, Reader, Responder};
use wellspring_core::questions::Inserted;
use wellspring_core::{Error, questions, screens};

use crate::http::answer::{Notice, Reply, problems, see_other};
use crate::http::ground::{Path, Query, Sent};
use crate::http::who::As;

/// `GET /inbox?show&session&owner&q&cursor`
pub async fn inbox(who: As<Reader>, query: Query) -> Reply {
    let filter = InboxFilter {
        show: query.text("show"),
        session: query.text("session"),
        owner: query.text("owner"),
        q: query.text("q"),
        cursor: query.text("cursor"),
    };
    let screen = screens::inbox(&who.app, &who.actor, filter).await?;
    who.page(pages::inbox, &screen).await
}

/// `GET /inbox/new`: the form for what somebody said to us elsewhere.
pub async fn new(who: As<Responder>) -> Reply {
    who.page(pages::hand, &HandScreen::default()).await
}

/// `POST /inbox/new`: it is brought in.
pub async fn bring_in(who: As<Responder>, Sent(draft): Sent<HandDraft>) -> Reply {
    let made = questions::bring_in(&who.app, &who.actor, &draft).await;
    let done = made.map(|question| see_other(&format!("/inbox/{}", question.id), Notice::Created));
    who.form(done, pages::hand, async |why| Ok(HandScreen { draft, problems: problems(&why) })).await
}

/// `GET /inbox/{id}`
pub async fn question(who: As<Reader>, Path(id): Path<QuestionId>) -> Reply {
    let screen = screen(&who, &id, None).await?;
    who.page(pages::question, &screen).await
}

async fn screen<A>(who: &As<A>, id: &QuestionId, refused: Option<RefusedDeed>) -> Result<QuestionScreen, Error> {
    screens::question(&who.app, &who.caller.reader()?, id, refused).await
}

/// `POST /inbox/{id}/{deed}`, by the words of [`QuestionDeed`].
pub async fn deed(
    who: As<Responder>,
    Path((id, deed)): Path<(QuestionId, QuestionDeed)>,
    Sent(form): Sent<DeedForm>,
) -> Reply {
    let done = questions::deed(&who.app, &who.actor, &id, deed, &form).await;
    let done = done.map(|_| see_other(&format!("/inbox/{id}"), Notice::after("question", deed)));
    who.form(done, pages::question, async |why| screen(&who, &id, Some(refused(deed, form, &why))).await).await
}

/// A form with the script that is to go into it.
#[derive(Clone, Debug, serde::Deserialize)]
pub struct Insert {
    deed: QuestionDeed,
    #[serde(default)]
    script_id: String,
    #[serde(flatten)]
    typed: DeedForm,
}

/// `POST /inbox/{id}/script`: the form of a deed again, with a scripted response below what was typed. Nothing is kept.
pub async fn insert_script(who: As<Responder>, Path(id): Path<QuestionId>, Sent(form): Sent<Insert>) -> Reply {
    let Insert { deed, script_id, typed } = form;
    match questions::insert_script(&who.app, &who.actor, &id, deed, (&script_id, &typed)).await {
        Ok(Inserted { typed, overdue }) => {
            let again = RefusedDeed { deed: deed.to_string(), typed, overdue, ..RefusedDeed::default() };
            who.page(pages::question, &screen(&who, &id, Some(again)).await?).await
        }
        Err(why) => {
            let again = async |why| screen(&who, &id, Some(refused(deed, typed, &why))).await;
            who.form(Err(why), pages::question, again).await
        }
    }
}

/// `POST /inbox/{id}/holds`: nothing of it is erased before the hold ends.
pub async fn hold_for_law(who: As<Operator>, Path(id): Path<QuestionId>, Sent(form): Sent<HoldForm>) -> Reply {
    let done = questions::hold_for_law(&who.app, &who.actor, &id, &form).await;
    let done = done.map(|()| see_other(&format!("/inbox/{id}"), Notice::Saved));
    // Of the fields that every deed has, these carry a hold's.
    let typed = DeedForm { reason: form.reason, due_at: form.until, keep: form.session, ..DeedForm::default() };
    who.form(done, pages::question, async |why| {
        let refused =
            RefusedDeed { deed: "holds".to_owned(), typed, problems: problems(&why), ..RefusedDeed::default() };
        screen(&who, &id, Some(refused)).await
    })
    .await
}

/// `POST /inbox/{id}/holds/end`
pub async fn end_holds(who: As<Operator>, Path(id): Path<QuestionId>) -> Reply {
    questions::end_holds(&who.app, &who.actor, &id).await?;
    Ok(see_other(&format!("/inbox/{id}"), Notice::Done))
}

/// A deed that was refused, with what was typed and what has to be confirmed.
pub fn refused(deed: QuestionDeed, typed: DeedForm, why: &Error) -> RefusedDeed {
    let marked = match why {
        Error::Marked(marked) => Some(marked.clone()),
        _ => None,
    };
    RefusedDeed { deed: deed.to_string(), typed, problems: problems(why), marked, overdue: None }
}
