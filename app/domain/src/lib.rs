//! Wellspring's words and rules, the same in the server and in the browser.
//!
//! A file per noun: its newtypes, its state machine and its checks. Nothing here reads a clock, a
//! database or the network; zone maths is behind the feature `zones`, Unicode's tables behind `unicode`, SQL
//! mappings behind `sqlx`, descriptions for the API behind `schema`.

pub mod activity;
pub mod alarm;
pub mod answer;
pub mod audience;
pub mod campaign;
pub mod clinician;
pub mod deeds;
pub mod duty;
pub mod form;
pub mod gate;
pub mod handoff;
pub mod help;
pub mod hours;
pub mod id;
pub mod import;
mod language;
pub mod letter;
pub mod likeness;
pub mod live;
pub mod permission;
#[cfg(feature = "zones")]
pub mod plan;
pub mod post;
pub mod question;
pub mod retention;
pub mod safety;
#[cfg(feature = "schema")]
mod schema;
pub mod screens;
pub mod script;
#[cfg(feature = "zones")]
pub mod series;
pub mod session;
pub mod slot;
#[cfg(feature = "sqlx")]
mod sql;
pub mod staff;
pub mod target;
pub mod team;
pub mod text;
pub mod time;
pub mod token;
pub mod topic;
#[cfg(feature = "zones")]
pub mod zone;

pub use form::Problems;
pub use language::Language;
pub use time::{Clock, Instant, LocalDate, LocalTime, Span, ZoneName};

/// The version of a row that an editor saw: a change that brings an older one is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
#[serde(transparent)]
pub struct Version(pub i64);

/// Yes or no; 1 or 0 in the database, since one text serves both databases.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
pub struct Flag(i64);

impl Flag {
    /// Whether it is set.
    pub fn is_set(self) -> bool {
        self.0 != 0
    }
}

impl From<bool> for Flag {
    fn from(set: bool) -> Self {
        Self(i64::from(set))
    }
}

impl serde::Serialize for Flag {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bool(self.is_set())
    }
}

/// An enum of words: its text form is what the database, the API and the pages carry.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[doc = $meaning:literal])+ $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text"))]
        pub enum $name { $($(#[doc = $meaning])+ #[serde(rename = $text)] #[cfg_attr(feature = "sqlx", sqlx(rename = $text))] $variant),+ }
        impl $name {
            /// Every word, in the order in which people meet them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// The word as the database, the API and `data-` attributes carry it.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text),+ } }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                match text { $($text => Ok(Self::$variant),)+
                    _ => Err(format!("Choose one of: {}.", [$($text),+].join(", "))) }
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                <String as serde::Deserialize>::deserialize(from)?.parse().map_err(serde::de::Error::custom)
            }
        }
        #[cfg(feature = "schema")]
        crate::schema::schema!(
            $name,
            crate::schema::named(module_path!(), stringify!($name)),
            crate::schema::words(&[$(($text, concat!($($meaning),+))),+])
        );
    };
}
pub(crate) use words;
