//! A JSON body as fields: new drafts, changes laid over what is stored, and a message beside each wrong field.

use std::borrow::Cow;
use std::marker::PhantomData;

use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode};
use domain::{Problems, Version};
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use utoipa::openapi::{AllOfBuilder, ObjectBuilder, Ref, RefOr, Schema, Type};
use utoipa::{PartialSchema, ToSchema};
use wellspring_core::Error;

use crate::http::ground::Refused;
use crate::http::ground::body::{bytes, kind, parse_json};
use crate::http::site::Site;

/// What a program sent for a `B`, as it sent it.
#[derive(Clone, Debug)]
pub struct Sent<B> {
    fields: Map<String, Value>,
    body: PhantomData<B>,
}

impl<B> Serialize for Sent<B> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.fields.serialize(to)
    }
}

/// What a PATCH takes: each field of the draft `D` may be left out and stays, or be emptied by null; with the version
/// that was seen.
#[derive(Clone, Copy, Debug)]
pub struct Changes<D>(PhantomData<D>);

impl<B> FromRequest<Site> for Sent<B> {
    type Rejection = Refused;

    async fn from_request(request: Request, site: &Site) -> Result<Self, Refused> {
        let headers = request.headers().clone();
        Self::parse(&headers, &bytes(request, site).await?)
    }
}

impl<B> Sent<B> {
    /// Reads a body; an empty one has no fields.
    ///
    /// # Errors
    /// 415 unless it says that it is JSON (also `application/merge-patch+json`); 422 when it is no JSON object.
    pub fn parse(headers: &HeaderMap, bytes: &[u8]) -> Result<Self, Refused> {
        if !bytes.is_empty() && !is_json(headers) {
            return Err(Refused::Unreadable(StatusCode::UNSUPPORTED_MEDIA_TYPE, String::new()));
        }
        match parse_json(bytes)? {
            Value::Object(fields) => Ok(Self { fields, body: PhantomData }),
            _ => Err(Refused::Unreadable(StatusCode::UNPROCESSABLE_ENTITY, "Send a JSON object.".to_owned())),
        }
    }

    /// The version that was seen; refused beside `version` where it is missing or no number.
    pub fn version(&self) -> Result<Version, Error> {
        let needed = || Error::field("version", "Send the version that you saw, so that nobody's change is lost.");
        self.seen()?.ok_or_else(needed)
    }

    /// The same, for deeds that do not need one: refused where it is no number.
    pub fn seen(&self) -> Result<Option<Version>, Error> {
        let Some(value) = self.fields.get("version").filter(|value| !value.is_null()) else { return Ok(None) };
        let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
        let wrong = || Error::field("version", "A version is a whole number.");
        number.map(|number| Some(Version(number))).ok_or_else(wrong)
    }

    fn over<T: Serialize + DeserializeOwned>(&self, stored: &T, shown: &Value) -> Result<T, Error> {
        let mut whole = object(stored)?;
        let mut wrong = Problems::default();
        for (name, value) in &self.fields {
            match (whole.contains_key(name), value) {
                (true, Value::Null) => drop(whole.remove(name)),
                (true, value) => {
                    wrong.take(name, alone::<T>(name, value));
                    whole.insert(name.clone(), value.clone());
                }
                (false, _) if name == "version" || shown.get(name) == Some(value) => {}
                (false, _) => wrong.add(name, not_to_set(shown.get(name).is_some())),
            }
        }
        let whole = wrong.or(Some(whole))?;
        serde_json::from_value(Value::Object(whole)).map_err(|error| Error::Internal(error.to_string()))
    }
}

impl<D: Default + Serialize + DeserializeOwned> Sent<D> {
    /// A new draft; refused beside fields of the wrong type and fields that there are not.
    pub fn draft(&self) -> Result<D, Error> {
        self.over(&D::default(), &Value::Null)
    }
}

impl<D: Serialize + DeserializeOwned> Sent<Changes<D>> {
    /// The stored draft, of this version, with what was sent; `null` empties a field. Fields that cannot be changed may come
    /// back as they are `shown`, so that a program can send what it read.
    ///
    /// # Errors
    /// [`Error::Conflict`] when another version was seen; [`Error::Invalid`] beside fields of the wrong type, and fields
    /// that there are not or that do not change here.
    pub fn onto(&self, version: Version, stored: &D, shown: &impl Serialize) -> Result<D, Error> {
        if self.version()? != version {
            return Err(Error::Conflict { current: version.0 });
        }
        self.over(stored, &json!(shown))
    }
}

impl<D: ToSchema> PartialSchema for Changes<D> {
    fn schema() -> RefOr<Schema> {
        let seen = ObjectBuilder::new().schema_type(Type::Integer).description(Some("The version that you saw."));
        let seen = ObjectBuilder::new().property("version", seen);
        AllOfBuilder::new().item(Ref::from_schema_name(D::name())).item(seen).into()
    }
}

impl<D: ToSchema> ToSchema for Changes<D> {
    fn name() -> Cow<'static, str> {
        D::name().replace("Draft", "Changes").into()
    }

    fn schemas(all: &mut Vec<(String, RefOr<Schema>)>) {
        all.push((D::name().into(), D::schema()));
        D::schemas(all);
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let kind = kind(headers);
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

fn object(draft: &impl Serialize) -> Result<Map<String, Value>, Error> {
    match serde_json::to_value(draft) {
        Ok(Value::Object(fields)) => Ok(fields),
        other => Err(Error::Internal(format!("a draft is no JSON object: {other:?}"))),
    }
}

/// Whether `T` takes this field's value; drafts take each field without the others.
pub(super) fn alone<T: DeserializeOwned>(name: &str, value: &Value) -> Result<(), String> {
    match serde_json::from_value::<T>(json!({ name: value })) {
        Ok(_) => Ok(()),
        Err(error) => Err(in_words(&error.to_string())),
    }
}

/// A parser's message as a sentence; words of our own types stay as they are.
fn in_words(message: &str) -> String {
    match message.strip_prefix("invalid type: ") {
        Some(types) => format!("This is {types}."),
        None if message.contains("untagged enum") => "This has the wrong type.".to_owned(),
        None => message.to_owned(),
    }
}

fn not_to_set(is_shown: bool) -> &'static str {
    if is_shown { "This cannot be changed here." } else { "There is no such field here." }
}

#[cfg(test)]
mod tests {
    use domain::session::SessionDraft;

    use super::*;

    fn sent<B>(value: Value) -> Sent<B> {
        let Value::Object(fields) = value else { panic!("an object") };
        Sent { fields, body: PhantomData }
    }

    fn stored() -> SessionDraft {
        let join_url = Some("https://meet.example/1".to_owned());
        SessionDraft { title: "Sleep".into(), minutes: "60".into(), join_url, ..SessionDraft::default() }
    }

    fn change(value: Value) -> Sent<Changes<SessionDraft>> {
        sent(value)
    }

    fn refused(value: Value) -> Problems {
        match change(value).onto(Version(3), &stored(), &json!({ "state": "draft", "version": 3 })) {
            Err(Error::Invalid(problems)) => problems,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_change_is_laid_over_what_is_stored() {
        let changed = change(json!({ "version": 3, "minutes": 45, "join_url": null, "state": "draft" }));
        let draft = changed.onto(Version(3), &stored(), &json!({ "state": "draft" })).unwrap();
        assert_eq!((draft.title.as_str(), draft.minutes.as_str(), draft.join_url), ("Sleep", "45", None));
    }

    #[test]
    fn each_wrong_field_has_its_message() {
        let problems = refused(json!({ "version": 3, "title": 5, "minutes": [], "state": "live", "start": "now" }));
        assert_eq!(problems.message("title"), Some("This is integer `5`, expected a string."));
        assert_eq!(problems.message("minutes"), Some("This has the wrong type."));
        assert_eq!(problems.message("state"), Some("This cannot be changed here."));
        assert_eq!(problems.message("start"), Some("There is no such field here."));
    }

    #[test]
    fn a_version_is_a_number_and_needed() {
        assert_eq!(change(json!({ "version": 3 })).version().unwrap(), Version(3));
        assert_eq!(change(json!({ "version": "3" })).version().unwrap(), Version(3));
        assert!(change(json!({})).version().is_err());
        assert!(change(json!({ "version": "x" })).version().is_err());
    }
}
