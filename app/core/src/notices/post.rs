//! What whoever began a post reads when it does not go out by itself.

use domain::Language;
use domain::letter::Kind;
use domain::post::{Post, State};
use domain::text::{Email, isolated};
use texts::Texts;

use crate::letters::{self, Sheet, greeting};
use crate::{Error, Work};

/// A step of a post whose minute passed without it: its owner reads what it asks of them.
///
/// # Errors
/// [`Error::Storage`].
pub(crate) async fn to_owner(work: &mut Work, post: &Post, name: String, email: Email) -> Result<(), Error> {
    let letter = sheet(work, post, &name).letter(Kind::Post, &post.id, (name, email), None);
    letters::post(work, &letter).await.map(drop)
}

fn sheet(work: &Work, post: &Post, name: &str) -> Sheet {
    let late = post.state == State::Scheduled;
    let subject = if late { "Please decide" } else { "Missed" };
    Sheet {
        language: Language::default(),
        subject: format!("{subject}: {}", isolated(post.title.as_str())),
        greeting: greeting(Texts::default(), name),
        paragraphs: vec![post.asks.clone()],
        facts: vec![("Post", post.title.to_string())],
        button: Some(("Open the post", format!("{}/plan/posts/{}", work.app().settings.public_url, post.id))),
        closing: "Nothing goes out until somebody decides.".to_owned(),
    }
}
