//! Forms with a file in them (`multipart/form-data`).

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use wellspring_core::{Error, octets};

use super::pace::TooSlow;

/// A file of 2 MiB, once as it is and once more as text, and the other fields.
pub const MOST: usize = 5 * 1024 * 1024;

/// What arrived.
#[derive(Default)]
pub struct Upload {
    /// The part `file`; empty where nothing was chosen.
    pub file: Vec<u8>,
    fields: Vec<(String, String)>,
}

impl Upload {
    /// A field as it was sent.
    pub fn whole(&mut self, name: &str) -> String {
        let at = self.fields.iter().rposition(|(known, _)| known == name);
        at.map(|at| self.fields.swap_remove(at).1).unwrap_or_default()
    }

    /// Every value of a field that may be ticked more than once.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.clone()).collect()
    }

    /// All fields but the file, and but those of more bytes than this, in their order.
    pub fn typed(mut self, longest: usize) -> Vec<(String, String)> {
        self.fields.retain(|(_, value)| value.len() <= longest);
        self.fields
    }

    /// A field without blanks around it.
    pub fn text(&mut self, name: &str) -> String {
        self.whole(name).trim().to_owned()
    }
}

/// Reads a form to its end; what is wrong with that stands beside `file`.
pub async fn read(parts: Result<Multipart, MultipartRejection>) -> Result<Upload, Error> {
    let mut parts = parts.map_err(|_| Error::field("file", "Send the file with the page’s own form."))?;
    let broken = |error: MultipartError| match TooSlow::is_behind(&error) {
        true => Error::field("file", "The upload came too slowly. Try again where the connection is better."),
        false => Error::field("file", "The upload did not arrive whole, or is larger than 2 MiB. Try again."),
    };
    let mut upload = Upload::default();
    while let Some(part) = parts.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        let bytes = part.bytes().await.map_err(broken)?;
        match name.as_str() {
            "file" => upload.file = bytes.to_vec(),
            _ => {
                let text = octets::text(&bytes).map_err(|why| Error::field(&name, why.to_string()))?;
                upload.fields.push((name, text));
            }
        }
    }
    Ok(upload)
}
