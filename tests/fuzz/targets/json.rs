//! Bodies in JSON: parsed, made into each draft that the API takes, and checked.
#![no_main]

use domain::audience::AudienceDraft;
use domain::campaign::CampaignDraft;
use domain::clinician::{AssistantDraft, BusyDraft, ClinicianDraft, FeedDraft, LeaveDraft};
use domain::post::PostDraft;
use domain::question::QuestionDraft;
use domain::series::SeriesDraft;
use domain::session::SessionDraft;
use domain::slot::{AnswerDraft, SlotDraft};
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

macro_rules! drafts {
    ($sent:ident: $($draft:ty),+) => { $(
        if let Ok(draft) = serde_json::from_value::<$draft>($sent.clone()) {
            drop(draft.check());
        }
    )+ };
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(sent) = serde_json::from_slice::<Value>(bytes) else { return };
    drafts!(sent: AudienceDraft, CampaignDraft, ClinicianDraft, PostDraft, QuestionDraft, SeriesDraft, SessionDraft, SlotDraft);
    drafts!(sent: AssistantDraft, BusyDraft, FeedDraft, LeaveDraft);
    drop(serde_json::from_value::<AnswerDraft>(sent));
});
