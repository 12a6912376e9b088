//! What is said in the demo. Medical statements are general and cautious; nobody in it exists.

use domain::time::{DAY, HOUR, MINUTE};

/// A session of the demo.
pub struct Script {
    pub title: &'static str,
    pub summary: &'static str,
    /// Start, in milliseconds from the present; rounded down to a quarter of an hour.
    pub starts: i64,
    pub minutes: i64,
    pub join: &'static str,
    /// Which expert, in which role, and whether they have confirmed.
    pub cast: &'static [(usize, &'static str, bool)],
    /// In the order in which they were asked.
    pub questions: &'static [Asked],
    pub live: bool,
}

/// A question of the demo and what became of it.
pub struct Asked {
    /// Minutes from the session's start.
    pub minute: i64,
    pub text: &'static str,
    pub wording: &'static str,
    pub name: &'static str,
    pub email: &'static str,
    pub private: bool,
    pub public: bool,
    pub votes: u32,
    pub end: End,
    pub note: &'static str,
}

/// How a question stands now.
pub enum End {
    None,
    InHand,
    Answer(&'static str),
    Dismiss(&'static str),
}

const ASKED: Asked = Asked {
    minute: 0,
    text: "",
    wording: "",
    name: "",
    email: "",
    private: false,
    public: false,
    votes: 0,
    end: End::None,
    note: "",
};

pub const CAMPAIGN: &str = "Stay strong: Senior Games week";
pub const OBJECTIVE: &str =
    "Adults over 60 who train, or would like to, know three safe habits and where to ask before something hurts.";
pub const MESSAGE: &str =
    "Strength can be built at any age. Eat well, keep moving, rest enough, and ask us before it hurts.";

pub const AUDIENCES: [(&str, &str, &str); 2] = [
    ("Adults over 60 who train", "How to train and eat safely with joints, heart and medicines in mind", "grade 7"),
    ("Families and caregivers", "How to support somebody who wants to be active again, and when to call us", "grade 6"),
];

pub const EXPERTS: [(&str, &str, &str, &str); 2] = [
    ("Dr. Maya Okafor", "Wellness chair", "maya.okafor@demo.example", "nutrition, stress, habits"),
    (
        "Dr. Samuel Lin",
        "Director of geriatric medicine",
        "samuel.lin@demo.example",
        "ageing, sleep, medicines, balance",
    ),
];

/// Topics, in English and in Spanish.
pub const TOPICS: [(&str, &str); 4] =
    [("Eating well", "Comer bien"), ("Sleep", "Sueño"), ("Moving", "Movimiento"), ("Medicines", "Medicamentos")];

/// What was asked outside any session; minutes from now.
pub const EXPERTS_ASKED: &[Asked] = &[
    Asked {
        minute: -9_000,
        text: "How long should one rest between two days of strength training at 70?",
        public: true,
        end: End::Answer(
            "One day between two sessions for the same muscles is a good start. Walk on the day between; if you are still sore after two days, do less next time.",
        ),
        ..ASKED
    },
    Asked {
        minute: -5_400,
        text: "Is it better to stretch before or after a walk?",
        public: true,
        end: End::Answer(
            "Walk slowly for five minutes first, and stretch afterwards, when you are warm. Stretch until it pulls, never until it hurts.",
        ),
        ..ASKED
    },
    Asked {
        minute: -700,
        text: "Could somebody call me about the price of the balance class?",
        private: true,
        ..ASKED
    },
];

pub const ALL: &[&Script] = &[&SLEEP, &BALANCE, &EATING, &STRESS];

const SLEEP: Script = Script {
    title: "Sleep after 60: what helps, what harms",
    summary: "Why sleep changes with age, which habits help, and what to know before taking anything for it.\nBring your questions: Dr. Lin and Dr. Okafor answer live, and afterwards in writing.",
    starts: -7 * DAY,
    minutes: 60,
    join: "https://meet.demo.example/sleep-after-60",
    cast: &[(1, "chair", true), (0, "expert", true)],
    live: false,
    questions: &[
        Asked {
            minute: -900,
            text: "I wake at 3 every night and then lie there until 5. Is that normal at 68?",
            name: "Harold",
            public: true,
            votes: 41,
            end: End::Answer(
                "Waking once or twice is common after 60, because sleep becomes lighter. If you cannot fall asleep again within about 20 minutes, get up, keep the light low and do something quiet until you feel sleepy. If it goes on for more than three months, or you feel unwell during the day, please see us: it can be treated without tablets.",
            ),
            ..ASKED
        },
        Asked {
            minute: -300,
            text: "Can I take melatonin? I am on warfarin since my operation.",
            wording: "Can melatonin be taken together with warfarin?",
            name: "Rosa",
            email: "rosa@demo.example",
            public: true,
            votes: 27,
            end: End::Answer(
                "Not without talking to us first. Melatonin may change how warfarin works, so your clotting value would have to be checked. Call the anticoagulation clinic before you take the first one.",
            ),
            note: "Dr. Lin checked the wording.",
            ..ASKED
        },
        Asked {
            minute: 12,
            text: "Does an afternoon nap make the night worse?",
            public: true,
            votes: 19,
            end: End::Answer(
                "A nap of up to 30 minutes before 3 in the afternoon does no harm for most people. Longer or later naps borrow from the night.",
            ),
            ..ASKED
        },
        Asked {
            minute: 21,
            text: "My husband stops breathing in his sleep and then gasps. Should I wake him?",
            name: "June",
            email: "june@demo.example",
            public: true,
            votes: 33,
            end: End::InHand,
            note: "Asked Dr. Lin for an answer in writing: this may be sleep apnoea.",
            ..ASKED
        },
        Asked {
            minute: 34,
            text: "Which of the sleep trackers do you sell?",
            end: End::Dismiss(
                "We do not sell or recommend products. Ask us about what the tracker shows you, and we will gladly answer.",
            ),
            ..ASKED
        },
        Asked {
            minute: 41,
            text: "Since my wife died I do not sleep more than three hours. I do not know whom to talk to.",
            name: "Walter",
            email: "walter@demo.example",
            private: true,
            end: End::InHand,
            note: "Call him. Grief group starts on Tuesday.",
            ..ASKED
        },
        Asked {
            minute: 55,
            text: "Is it true that one glass of wine helps to sleep through?",
            public: true,
            votes: 12,
            ..ASKED
        },
        Asked { minute: 95, text: "Where can I find the breathing exercise that you showed?", name: "Ines", ..ASKED },
    ],
};

const BALANCE: Script = Script {
    title: "Steady on your feet: balance for everyday life",
    summary: "Three exercises that you can do beside the kitchen table, how to begin again after a fall, and when to get help.\nAsk while we are live; whatever we do not reach is answered afterwards.",
    starts: -20 * MINUTE,
    minutes: 60,
    join: "https://meet.demo.example/steady",
    cast: &[(1, "chair", true), (0, "expert", true)],
    live: true,
    questions: &[
        Asked {
            minute: -1500,
            text: "How many minutes a day are enough to notice a difference?",
            name: "Ken",
            public: true,
            votes: 52,
            end: End::Answer(
                "Ten minutes on most days. Most people notice it after about six weeks: on stairs first, then when turning round.",
            ),
            ..ASKED
        },
        Asked {
            minute: -800,
            text: "I broke my hip two years ago and I am afraid of falling again. Where do I start?",
            wording: "Where does one start again after a broken hip, when afraid of falling?",
            name: "Gloria",
            email: "gloria@demo.example",
            public: true,
            votes: 64,
            ..ASKED
        },
        Asked {
            minute: 3,
            text: "Are balance boards safe when you have osteoporosis?",
            public: true,
            votes: 23,
            ..ASKED
        },
        Asked { minute: 6, text: "Does tai chi count?", public: true, votes: 17, end: End::InHand, ..ASKED },
        Asked {
            minute: 9,
            text: "I get dizzy when I stand up fast. I take two blood pressure pills.",
            name: "Tom",
            ..ASKED
        },
        Asked {
            minute: 11,
            text: "My mother refuses to use her walker at home. How can I convince her?",
            name: "Lena",
            email: "lena@demo.example",
            ..ASKED
        },
        Asked { minute: 13, text: "Could you show the second exercise once more, please?", ..ASKED },
    ],
};

const EATING: Script = Script {
    title: "Eating for strength: protein, plants and appetite",
    summary: "How much protein keeps muscles after 60, what to do when the appetite fades, and how to read a label in ten seconds.",
    starts: 2 * DAY + 3 * HOUR,
    minutes: 45,
    join: "https://meet.demo.example/eating",
    cast: &[(0, "chair", true), (1, "expert", false)],
    live: false,
    questions: &[
        Asked {
            minute: -3600,
            text: "Is protein powder safe with kidney trouble?",
            name: "Bea",
            public: true,
            votes: 9,
            ..ASKED
        },
        Asked { minute: -3400, text: "Will there be a recording with subtitles?", ..ASKED },
    ],
};

const STRESS: Script = Script {
    title: "Quiet the noise: managing stress as we age",
    summary: "What worry does to the body, two ways to interrupt it, and how to tell stress from something that needs treatment.",
    starts: 9 * DAY + 2 * HOUR,
    minutes: 60,
    join: "https://meet.demo.example/quiet",
    cast: &[(0, "chair", false)],
    live: false,
    questions: &[],
};
