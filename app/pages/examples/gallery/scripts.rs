//! Scripted responses: the list, one that is approved, one whose review is due, a new one that was refused.

use crate::{NOW, id};
use domain::screens::scripts::{ScriptScreen, ScriptsScreen};
use domain::screens::{Choice, Frame};
use domain::script::{Script, ScriptDraft};
use domain::{Instant, LocalDate, Problems};

type Pages = Vec<(&'static str, String)>;

const TODAY: LocalDate = LocalDate { year: 2026, month: 11, day: 21 };
const CARE: &str = "We do not answer questions about one person's care here, because we do not know your history. Please call your care team at {{clinic_phone}}.";

pub fn pages(frame: &Frame, viewer: &Frame) -> Pages {
    let none = ScriptsScreen { scripts: vec![], ..list() };
    let show = |screen: ScriptScreen| pages::script(frame, &screen);
    vec![
        ("scripts", pages::scripts(frame, &list())),
        ("scripts-empty", pages::scripts(frame, &none)),
        ("scripts-viewer", pages::scripts(viewer, &list())),
        ("script", show(screen(approved("Your own care", "dismissal", CARE, "2027-11-21")))),
        ("script-due", show(screen(approved("Your own care", "dismissal", CARE, "2026-11-01")))),
        (
            "script-to-approve",
            show(ScriptScreen {
                may_approve: true,
                ..screen(drafted("Thank you", "reply", "Thank you for writing.", "2027-11-21"))
            }),
        ),
        ("script-refused", show(refused())),
    ]
}

fn drafted(title: &str, used_for: &str, text: &str, review_on: &str) -> Script {
    let draft = ScriptDraft {
        title: title.into(),
        used_for: used_for.into(),
        text: text.into(),
        review_on: review_on.into(),
        kinds: vec!["question".into()],
        ..ScriptDraft::default()
    };
    Script::drafted(id(7), draft.check().expect("a script"), "rita", NOW)
}

fn approved(title: &str, used_for: &str, text: &str, review_on: &str) -> Script {
    drafted(title, used_for, text, review_on).approved(("lin", "Dr. Mei Lin"), NOW).expect("approved")
}

fn list() -> ScriptsScreen {
    let scripts = vec![
        approved("Thank you", "reply", "Hello {{first_name}}, thank you for writing.", "2027-11-21"),
        drafted("With a clinician", "reply", "We have passed it on to one of our clinicians.", "2027-11-21"),
        approved("Your own care", "dismissal", CARE, "2026-11-01"),
        approved("Off topic", "dismissal", "It is not about the topic. Please call {{clinic_phone}}.", "2027-11-21")
            .retired(Instant(NOW.0)),
    ];
    ScriptsScreen { scripts, language: None, owners: vec![], today: TODAY }
}

fn screen(script: Script) -> ScriptScreen {
    ScriptScreen {
        draft: script.draft(),
        script: Some(script),
        problems: Problems::default(),
        both: None,
        owners: vec![Choice { value: "ana".into(), label: "Ana Meyer".into() }],
        may_approve: false,
        history: vec![],
        today: TODAY,
    }
}

fn refused() -> ScriptScreen {
    let draft = ScriptDraft { text: "Call {{us".into(), ..ScriptDraft::default() };
    let problems = draft.check().expect_err("it is not whole");
    ScriptScreen { script: None, draft, problems, ..screen(drafted("Thank you", "reply", "Thank you.", "2027-11-21")) }
}
