//! From Markdown to the HTML that readers see.

use std::collections::HashSet;

use ammonia::UrlRelative;
use comrak::arena_tree::NodeEdge;
use comrak::nodes::NodeValue;
use domain::text::is_kept;
use url::Url;

use crate::{Error, quarantine};

/// Quotes, lists and emphasis in each other. Nobody writes more than a handful; of tens of thousands, which fit into one
/// line, each would cost as much as all the others together once they are cleaned.
const DEEPEST: usize = 60;

/// Cleaned HTML, made away from everybody else. Pictures are left out: a public page asks no other server for anything.
///
/// # Errors
/// [`Error::Invalid`] beside `body` for a text that nests too deep.
pub async fn html(markdown: &str) -> Result<String, Error> {
    let markdown = markdown.to_owned();
    let made = quarantine::read("body", move || cleaned(&markdown)).await?;
    made.map_err(|why| Error::field("body", why))
}

/// [`html`], where one stands.
pub(crate) fn cleaned(markdown: &str) -> Result<String, String> {
    let mut options = comrak::Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.render.escape = true;
    let arena = comrak::Arena::new();
    let document = comrak::parse_document(&arena, markdown, &options);
    if is_deep(document) {
        return Err(format!(
            "Quotes, lists and emphasis stand more than {DEEPEST} deep in each other. Take some of them out."
        ));
    }
    outline(document);
    let mut raw = String::new();
    // Writing into a string cannot fail.
    let _ = comrak::format_html(document, &options, &mut raw);
    Ok(safe(&raw, UrlRelative::PassThrough))
}

/// The same HTML for readers elsewhere, as in a feed (RFC 4287 §2) or a letter: links that are relative to the post's own
/// `page` are whole.
pub fn absolute(html: &str, page: &Url) -> String {
    safe(html, UrlRelative::RewriteWithBase(page.clone()))
}

/// Without what runs or fetches, and without what XML cannot hold: Markdown writes any letter by its number.
fn safe(raw: &str, relative: UrlRelative<'_>) -> String {
    let mut cleaner = ammonia::Builder::default();
    cleaner
        .rm_tags([
            "img", "map", "area", "details", "summary", "center", "hgroup", "header", "footer", "nav", "aside",
            "article", "figure",
        ])
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .url_relative(relative)
        .link_rel(Some("noopener noreferrer nofollow"));
    cleaner.clean(raw).to_string().chars().filter(|letter| is_kept(*letter)).collect()
}

/// Whether anything stands deeper than [`DEEPEST`], without going down itself.
fn is_deep(document: comrak::Node<'_>) -> bool {
    let mut depth = 0_usize;
    document.traverse().any(|edge| {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth -= 1,
        }
        depth > DEEPEST
    })
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

    fn html(markdown: &str) -> String {
        cleaned(markdown).unwrap()
    }

    #[test]
    fn nesting_ends_on_every_spelling_before_it_costs_anything() {
        let most = 39_000;
        let deep = [
            ">".repeat(most),
            "> ".repeat(most),
            "- ".repeat(most),
            "+ ".repeat(most),
            "1. ".repeat(most),
            "* + - ".repeat(most / 3),
            "> - 1) ".repeat(most / 3),
            (0..400).map(|n| format!("{}- x\n", "  ".repeat(n))).collect(),
            "*a **a ".repeat(most / 2),
            format!("{}x{}", "*a_ ".repeat(most / 4), " _a*".repeat(most / 4)),
            format!("{}x{}", "[".repeat(most), "](x)".repeat(most)),
            format!("{}x{}", "~~a ".repeat(most / 4), " a~~".repeat(most / 4)),
        ];
        for text in deep {
            let began = tokio::time::Instant::now();
            let _refused_or_flat = cleaned(&text);
            assert!(began.elapsed() < std::time::Duration::from_secs(5), "{}", &text[..40]);
        }
        assert!(cleaned(&">".repeat(most)).unwrap_err().contains("deep in each other"));
        assert!(html(&">".repeat(20)).contains("<blockquote>"));
    }

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
    fn links_are_whole_where_the_page_is_not_around_them() {
        let page = Url::parse("https://care.example/app/blog/sleep").unwrap();
        let made = html(
            "[a](/events/x?a=1&b=2) [b](first-part#tips) [c](#end) [d](../ask) [e](//x.example/) [f](https://y.example/) \
             [g](mailto:rosa@x.example)",
        );
        assert!(made.contains("href=\"/events/x?a=1&amp;b=2\"") && made.contains("href=\"#end\""), "{made}");
        let whole = absolute(&made, &page);
        for link in [
            "https://care.example/events/x?a=1&amp;b=2",
            "https://care.example/app/blog/first-part#tips",
            "https://care.example/app/blog/sleep#end",
            "https://care.example/app/ask",
            "https://x.example/",
            "https://y.example/",
            "mailto:rosa@x.example",
        ] {
            assert!(whole.contains(&format!("href=\"{link}\"")), "{link} in {whole}");
        }
        assert_eq!(absolute(&whole, &page), whole);
    }

    #[test]
    fn no_letter_gets_in_by_its_number_that_xml_cannot_hold() {
        let made = html("a&#xFFFF;b&#65534;c&#8;d&#x1FFFE;e&#0;f [g&#xFFFF;](x&#xFFFF;) `&#xFFFF;`");
        assert!(made.chars().all(is_kept), "{made:?}");
        assert!(made.contains("abcde"), "{made:?}");
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
