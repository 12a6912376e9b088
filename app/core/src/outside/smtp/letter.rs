//! A letter as it travels (RFC 5322, RFC 2045).

use lettre::message::header::{ContentType, MessageId};
use lettre::message::{Attachment, Mailbox as Address, MultiPart, SinglePart};

use domain::text::isolated;

use crate::outside::Message;

/// `mixed { alternative { text, html, calendar }, invite.ics }`: the calendar last, and once more for Gmail as a file
/// (RFC 6047 §2.4, §2.5).
pub(super) fn letter(message: &Message) -> Result<lettre::Message, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("The letter cannot be written: {error}.");
    let from: Address = message.from.parse().map_err(|error| wrong(&error))?;
    let (name, address) = &message.to;
    let address = address.parse().map_err(|error| wrong(&error))?;
    let to = Address::new(Some(clean(&isolated(name))).filter(|name| !name.is_empty()), address);
    let builder = lettre::Message::builder()
        .from(from.clone())
        .reply_to(from)
        .to(to)
        .subject(clean(&message.subject))
        .header(MessageId::from(format!("<{}>", clean(&message.message_id))));
    let alternative = MultiPart::alternative()
        .singlepart(SinglePart::plain(message.text.clone()))
        .singlepart(SinglePart::html(message.html.clone()));
    let built = match &message.calendar {
        None => builder.multipart(alternative),
        Some((method, calendar)) => {
            let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}"))
                .map_err(|error| wrong(&error))?;
            let part = SinglePart::builder().header(kind.clone()).body(calendar.clone());
            let file = Attachment::new("invite.ics".to_owned()).body(calendar.clone(), kind);
            builder.multipart(MultiPart::mixed().multipart(alternative.singlepart(part)).singlepart(file))
        }
    };
    built.map_err(|error| wrong(&error))
}

/// Without line breaks and other controls: they would end a header, and the builder panics at them.
fn clean(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect::<String>().trim().to_owned()
}
