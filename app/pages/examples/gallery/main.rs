//! The staff pages with made-up content, full and empty, to look at without a server:
//! `cargo run -p pages --example gallery -- DIR ASSETS`, then `node tests/browser/shoot.mjs DIR plan.html …`.
//! `ASSETS` is where `style.css` and `desk.js` are, as a page would write it.

mod clinician;
mod handoffs;
mod inbox;
mod people;
mod plan;
mod scripts;

use domain::permission::{Permission, Permissions};
use domain::screens::{Badge, Frame};
use domain::{Instant, time::DAY};
use std::path::Path;

pub use clinician::{NOW, id};

/// `days` before [`NOW`], fractions allowed.
pub fn before(days: f64) -> Instant {
    NOW.plus(-(days * DAY as f64) as i64)
}

fn frame(assets: &str, may: &[Permission]) -> Frame {
    let badge = Badge {
        id: "ana".into(),
        mark: String::new(),
        name: "Ana Meyer".into(),
        email: "ana@wellspring.example".into(),
        may: Permissions::new(may),
        stays: 1800,
    };
    Frame {
        assets: assets.to_owned(),
        demo: true,
        public_url: "https://wellspring.example".into(),
        staff: Some(badge),
        open_questions: 7,
        watch: domain::screens::Watch { open: 1, unseen: 1, nobody: true, mail_fails: false, page_fails: false },
        notice: None,
        form_key: "k".into(),
        ..Frame::default()
    }
}

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap_or_else(|| "target/gallery".to_owned());
    let assets = arguments.next().unwrap_or_else(|| "/assets".to_owned());
    std::fs::create_dir_all(&folder)?;
    use Permission::{Desk, Operate, Plan, Read};
    let all = frame(&assets, &[Read, Plan, Desk, Operate]);
    let said = Frame { notice: Some("Saved.".into()), ..all.clone() };
    let viewer = frame(&assets, &[Read]);
    let pages = [
        plan::pages(&all, &said, &viewer),
        inbox::pages(&all, &viewer),
        scripts::pages(&all, &viewer),
        people::pages(&all, &viewer),
        clinician::pages(&all),
        handoffs::pages(&all),
    ]
    .concat();
    for (name, html) in pages {
        std::fs::write(Path::new(&folder).join(format!("{name}.html")), html)?;
        println!("{name}.html");
    }
    Ok(())
}
