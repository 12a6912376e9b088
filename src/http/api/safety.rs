//! `/api/v1/safety`: the lists by which danger is read, what a text would be read as, and changes that people decide on.

use domain::gate::What;
use domain::id::ListChangeId;
use domain::safety::{ChangeDraft, ListChange, MarkKind, SignKind};
use domain::screens::safety::{ListRow, Tried};
use domain::{Language, LocalDate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use wellspring_core::actor::Reviewer;
use wellspring_core::{lists, screens};

use super::{Call, Listed, Page, Token, after_id, ok, query};
use crate::http::answer::Reply;
use crate::http::ground::{Path, Query};
use crate::http::site::Site;

/// A list in force.
#[derive(Serialize, ToSchema)]
#[schema(as = SafetyList, examples(json!({ "version": 1, "owner": "clinical lead", "text": "version: 1\nreview by: 2027-05-01\nowner: clinical lead\nquiet when: no, past\n\nslurred speech\n" })))]
struct List {
    kind: SignKind,
    language: Language,
    /// Rises with every change.
    version: u32,
    /// When somebody reads it again.
    review_by: LocalDate,
    /// Who answers for it.
    owner: String,
    /// Where it is of the house's own making: the version that came with the program.
    shipped_version: Option<u32>,
    /// The whole of it.
    text: String,
}

impl From<ListRow> for List {
    fn from(row: ListRow) -> Self {
        let ListRow { kind, language, version, review_by, owner, text, shipped, .. } = row;
        Self { kind, language, version, review_by, owner, shipped_version: shipped, text }
    }
}

/// Which of the lists of a kind.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct InLanguage {
    /// The language in which people write.
    #[serde(default)]
    #[param(inline, default = "en")]
    language: Language,
}

/// Another text for a list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = ListProposal)]
pub struct Proposal {
    /// The language in which people write.
    #[schema(default = "en")]
    language: Language,
    /// The whole list: `version`, `review by`, `owner`, `quiet when`, then an entry a line.
    #[schema(required, max_length = 60_000)]
    text: String,
    /// Why it has to change.
    #[schema(required, max_length = 500)]
    why: String,
}

/// A text to read.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
#[schema(as = TextToRead)]
pub struct ToRead {
    /// The text. Nothing of it is kept.
    #[schema(required, max_length = 10_000)]
    text: String,
}

/// What was found in a text; places count code points, without the last.
#[derive(Serialize, ToSchema)]
#[schema(as = ReadText)]
struct Found {
    /// Signs of danger.
    signs: Vec<FoundSign>,
    /// What could say who somebody is.
    marks: Vec<FoundMark>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = FoundSign, examples(json!({ "start": 0, "end": 14, "entry": "slurred speech" })))]
struct FoundSign {
    kind: SignKind,
    /// The first code point.
    #[schema(minimum = 0)]
    start: usize,
    /// The one after the last.
    #[schema(minimum = 0)]
    end: usize,
    /// The entry that fired.
    entry: String,
}

#[derive(Serialize, ToSchema)]
#[schema(as = FoundMark, examples(json!({ "start": 11, "end": 25 })))]
struct FoundMark {
    kind: MarkKind,
    /// The first code point.
    #[schema(minimum = 0)]
    start: usize,
    /// The one after the last.
    #[schema(minimum = 0)]
    end: usize,
}

impl From<Tried> for Found {
    fn from(tried: Tried) -> Self {
        let signs = tried.signs.into_iter().map(|sign| FoundSign {
            kind: sign.kind,
            start: sign.span.start,
            end: sign.span.end,
            entry: sign.entry,
        });
        let marks = tried.marked.into_iter().flat_map(|marked| marked.open).filter_map(|finding| {
            let What::Mark(kind) = finding.what else { return None };
            Some(FoundMark { kind, start: finding.span.start, end: finding.span.end })
        });
        Self { signs: signs.collect(), marks: marks.collect() }
    }
}

type Changes = Listed<ListChange>;

/// Read a list of signs
#[utoipa::path(get, path = "", operation_id = "get_safety_list", tag = "safety", security(("token" = ["review"])),
    params(InLanguage), responses((status = 200, description = "As it counts now.", body = List)))]
pub async fn list(site: Site, who: Token<Reviewer>, Path(kind): Path<SignKind>, query: Query) -> Reply {
    let InLanguage { language } = query::read(&query)?;
    let screen = screens::list(&site.app, &who.actor, (kind, language)).await?;
    Ok(ok(&List::from(screen.list)))
}

/// Propose another text for a list
///
/// It counts once one person stands for it and another one lets it, both signed in. A text that cannot be read, or that reads the project's own texts
/// worse, is refused.
#[utoipa::path(put, path = "", operation_id = "propose_safety_list", tag = "safety", security(("token" = ["review"])),
    request_body = Proposal,
    responses((status = 200, description = "As it waits.", body = ListChange),
        (status = 409, description = "Another change of it waits (`wrong-state`).")))]
pub async fn propose(site: Site, call: Call<Reviewer, Proposal, SignKind>) -> Reply {
    let Proposal { language, text, why } = call.sent.draft()?;
    let draft = ChangeDraft { text, why };
    Ok(ok(&lists::propose(&site.app, &call.actor, (call.at, language), &draft).await?))
}

/// List the changes of lists
///
/// The newest first.
#[utoipa::path(get, path = "", operation_id = "list_safety_changes", tag = "safety", security(("token" = ["review"])),
    params(Page), responses((status = 200, description = "A page.", body = Changes)))]
pub async fn changes(site: Site, who: Token<Reviewer>, query: Query) -> Reply {
    let page = query::page(&query)?;
    let found = lists::page(&site.app, &who.actor, after_id::<ListChangeId>(&page)?, page.rows()).await?;
    Ok(page.answer(found, |last| last.id.to_string()))
}

/// Read a change of a list
#[utoipa::path(get, path = "", operation_id = "get_safety_change", tag = "safety", security(("token" = ["review"])),
    responses((status = 200, description = "As it stands.", body = ListChange)))]
pub async fn change(site: Site, who: Token<Reviewer>, Path(id): Path<ListChangeId>) -> Reply {
    Ok(ok(&lists::get(&site.app, &who.actor, &id).await?))
}

/// Try a text
///
/// What would be found in it: signs of danger, and what could say who somebody is. Nothing of it is kept.
#[utoipa::path(post, path = "", operation_id = "try_safety", tag = "safety", security(("token" = ["review"])),
    request_body = ToRead, responses((status = 200, description = "What was found.", body = Found)))]
pub async fn attempt(site: Site, call: Call<Reviewer, ToRead>) -> Reply {
    let ToRead { text } = call.sent.draft()?;
    Ok(ok(&Found::from(screens::tried(&site.app, &call.actor, text).await?)))
}
