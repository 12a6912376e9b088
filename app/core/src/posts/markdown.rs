//! From Markdown to the HTML that readers see.

use std::collections::HashSet;

use comrak::nodes::NodeValue;

/// Cleaned HTML. Pictures are left out: a public page asks no other server for anything.
pub fn html(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.escape = true;
    let arena = comrak::Arena::new();
    let document = comrak::parse_document(&arena, markdown, &options);
    outline(document);
    let mut raw = String::new();
    // Writing into a string cannot fail.
    let _ = comrak::format_html(document, &options, &mut raw);
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .rm_tags([
            "img", "map", "area", "details", "summary", "center", "hgroup", "header", "footer", "nav", "aside",
            "article", "figure",
        ])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner.clean(&raw).to_string()
}

/// Headings stand below the page's own, and go down one step at a time, whatever levels they were typed at: what reads
/// them aloud tells a chapter from its parts by nothing else (WCAG 2.2, technique G141).
fn outline(document: comrak::Node<'_>) {
    let mut above: Vec<u8> = Vec::new();
    for node in document.descendants() {
        if let NodeValue::Heading(heading) = &mut node.data.borrow_mut().value {
            above.retain(|level| *level < heading.level);
            above.push(heading.level);
            heading.level = above.len().saturating_add(1).min(6) as u8;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_becomes_html() {
        let made =
            html("# Sleep\n\nDim the *lights*, see [more](https://x.example/a).\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        assert!(
            made.contains("<h2>Sleep</h2>") && made.contains("<em>lights</em>") && made.contains("<td>1</td>"),
            "{made}"
        );
        assert!(made.contains("href=\"https://x.example/a\"") && made.contains("nofollow"), "{made}");
    }

    #[test]
    fn headings_stand_below_the_title_and_skip_no_step() {
        let levels = |markdown: &str| {
            let made = html(markdown);
            made.match_indices("<h").map(|(at, _)| made[at + 2..=at + 2].to_owned()).collect::<String>()
        };
        assert_eq!(levels("# A\n\n## B\n\n## C"), "233");
        assert_eq!(levels("## A\n\n## B\n\n### C"), "223");
        assert_eq!(levels("### A\n\n###### B\n\n#### C\n\n# D"), "2332");
        assert_eq!(levels("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F"), "234566");
        assert_eq!(levels("A\n=\n\n> ### B"), "23");
    }

    #[test]
    fn nothing_runs_and_nothing_is_fetched() {
        for bad in [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "![](https://tracker.example/p.gif)",
            "[x](javascript:alert(1))",
            "[x](data:text/html,a)",
            "<a href=\"x\" onclick=\"a()\">x</a>",
            "<iframe src=https://x.example></iframe>",
            "<style>body{}</style>",
            "<svg/onload=alert(1)>",
            "<div style=\"background:url(https://x.example)\">x</div>",
            "<form action=https://x.example><input name=a></form>",
        ] {
            let made = html(bad);
            for word in [
                "<script",
                "<img",
                "<iframe",
                "<style",
                "<svg",
                "<form",
                "<input",
                "href=\"javascript",
                "href=\"data",
                "<div style",
            ] {
                assert!(!made.contains(word), "{bad} became {made}");
            }
        }
    }
}
