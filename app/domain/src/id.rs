//! Ids of rows: UUIDv7 as text. Strangers never see one; they hold handles, link tokens or codes.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => { $(
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(try_from = "String")]
        pub struct $name(String);
        impl $name {
            /// The id's text form, 36 characters.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl From<uuid::Uuid> for $name { fn from(id: uuid::Uuid) -> Self { Self(id.to_string()) } }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                uuid::Uuid::try_parse(text).map(Self::from).map_err(|_| "This is not an id.".to_owned())
            }
        }
        impl TryFrom<String> for $name {
            type Error = String;
            fn try_from(text: String) -> Result<Self, String> { text.parse() }
        }
        #[cfg(feature = "schema")]
        crate::schema::schema!(
            $name,
            stringify!($name),
            crate::schema::formatted("uuid", "01935f5e-7c1a-7000-8000-000000000001", "")
        );
    )+ };
}

ids! {
    /// A campaign.
    CampaignId,
    /// An audience.
    AudienceId,
    /// A topic.
    TopicId,
    /// A scripted response.
    ScriptId,
    /// A clinician.
    ClinicianId,
    /// A live session.
    SessionId,
    /// One clinician's part in a session.
    SlotId,
    /// A question.
    QuestionId,
    /// Somebody who wants a question's answer by mail.
    FollowerId,
    /// The record of taking somebody offline.
    HandoffId,
    /// A team that takes up what the desk hands over.
    TeamId,
    /// A member of staff.
    StaffId,
    /// An API token.
    TokenId,
    /// A post.
    PostId,
    /// A rule whose occurrences are sessions.
    SeriesId,
    /// A letter.
    LetterId,
    /// A call for help by webhook.
    PageId,
    /// Another text for a list of signs.
    ListChangeId,
    /// Something to be done later.
    JobId,
    /// Whoever may act for a clinician.
    AssistantId,
    /// A clinician's days away.
    LeaveId,
    /// A layer of observances and holidays.
    LayerId,
    /// A day or days with a name, in a layer.
    ObservanceId,
    /// A filter of the calendar, saved with a name.
    ViewId,
}
