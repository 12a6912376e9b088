//! Pages as their readers see them. Enough for our own output, which is not anybody's HTML.

/// The page's text and attributes, without the renderer's markers and with characters instead of references.
pub fn readable(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find("<!") {
        text.push_str(&rest[..at]);
        let after = &rest[at..];
        let end = after.find('>').map_or(after.len(), |end| end + 1);
        rest = &after[end..];
    }
    text.push_str(rest);
    for (reference, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ] {
        text = text.replace(reference, character);
    }
    text
}

/// The value of the first `<input>` with this name.
#[track_caller]
pub fn field(html: &str, name: &str) -> String {
    let wanted = format!("name=\"{name}\"");
    let tag = html.split("<input").skip(1).filter_map(|rest| rest.split('>').next()).find(|tag| tag.contains(&wanted));
    let tag = tag.unwrap_or_else(|| panic!("no field {name}"));
    tag.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).map(readable).unwrap_or_default()
}
