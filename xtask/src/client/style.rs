//! The one style sheet: every file of `style/`, in the order of its layers.

use crate::shell::root;
use anyhow::{Context, Result};
use std::fs;

/// Later layers win. Each file says which one it belongs to: `@layer parts { … }`.
const LAYERS: [&str; 5] = ["tokens", "base", "layout", "parts", "screens"];

/// All of it as one text, its comments left out; an error when a file belongs to no layer.
pub fn sheet() -> Result<String> {
    let order = format!("@layer {};", LAYERS.join(", "));
    let mut parts = Vec::new();
    let sheets = super::files(&root().join("style"))?;
    for path in sheets.into_iter().filter(|path| path.extension().is_some_and(|end| end == "css")) {
        let text = squeeze(&fs::read_to_string(&path)?).replace(&format!("{order}\n"), "");
        let layer = LAYERS.iter().position(|layer| text.starts_with(&format!("@layer {layer} ")));
        let known = layer.with_context(|| format!("{} should be one `@layer`: {order}", path.display()))?;
        parts.push((known, path, text));
    }
    parts.sort();
    Ok(parts.into_iter().fold(order + "\n", |sheet, (_, _, text)| sheet + &text))
}

/// Leaves out comments, indents and empty lines; what stands in quotes is kept as it is.
fn squeeze(css: &str) -> String {
    let (mut kept, mut rest, mut quote) = (String::with_capacity(css.len()), css, None);
    while let Some(next) = rest.chars().next() {
        if quote.is_none() && rest.starts_with("/*") {
            rest = rest.find("*/").map_or("", |end| &rest[end + 2..]);
            continue;
        }
        match quote {
            Some(open) if open == next => quote = None,
            None if next == '"' || next == '\'' => quote = Some(next),
            _ => {}
        }
        kept.push(next);
        rest = &rest[next.len_utf8()..];
    }
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).fold(String::new(), |all, line| all + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn comments_go_and_quotes_stay() {
        assert_eq!(squeeze("a { /* why */\n  content: \"/* kept */\";\n\n}"), "a {\ncontent: \"/* kept */\";\n}\n");
    }
}
