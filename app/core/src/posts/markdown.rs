//! From Markdown to the HTML that readers see.

use std::collections::HashSet;

/// Cleaned HTML. Pictures are left out: a public page asks no other server for anything.
pub fn html(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.escape = true;
    let raw = comrak::markdown_to_html(markdown, &options);
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .rm_tags([
            "img", "map", "area", "details", "summary", "center", "hgroup", "header", "footer", "nav", "aside",
            "article", "figure",
        ])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"));
    // The page has its own first heading.
    demoted(&cleaner.clean(&raw).to_string())
}

/// Headings one step lower.
fn demoted(html: &str) -> String {
    let mut html = html.to_owned();
    for level in (1..=5).rev() {
        let lower = level + 1;
        html = html
            .replace(&format!("<h{level}>"), &format!("<h{lower}>"))
            .replace(&format!("</h{level}>"), &format!("</h{lower}>"));
    }
    html
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
