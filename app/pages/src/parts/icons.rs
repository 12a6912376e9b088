//! Line icons on a grid of 24. They are decoration: the words beside them say what is meant.

use leptos::prelude::*;

/// An icon's name: what it shows, or what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A calendar leaf.
    Calendar,
    /// A tray.
    Inbox,
    /// Two people.
    People,
    /// One of them.
    Person,
    /// Two sliders.
    Settings,
    /// A chevron that points down; rotates where its `<details>` is open.
    Down,
    /// A chevron that points back.
    Back,
    /// A chevron that points on.
    Next,
    /// Add one.
    Plus,
    /// A triangle with an exclamation mark.
    Warn,
    /// A padlock.
    Lock,
    /// A tick.
    Check,
    /// A magnifying glass.
    Search,
    /// An i in a circle.
    Info,
    /// Leave.
    Out,
    /// An envelope.
    Mail,
    /// A pencil.
    Edit,
    /// An eye.
    Eye,
    /// A clock.
    Clock,
    /// A speech bubble.
    Talk,
    /// A cross.
    Cross,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Calendar => "M4 6.5h16v13H4zM4 10.5h16M8.5 4v4M15.5 4v4",
            Self::Inbox => "M4 13.5 6.5 5h11L20 13.5V19H4zM4 13.5h4.5l1.5 2.5h4l1.5-2.5H20",
            Self::People => {
                "M12.25 8.5a3.25 3.25 0 1 1-6.5 0 3.25 3.25 0 0 1 6.5 0zM3 19.5c.6-3.4 3-5 6-5s5.4 1.6 6 5M15.5 5.6a3.25 3.25 0 0 1 0 5.8M17.5 14.9c2 .6 3.2 2.1 3.6 4.6"
            }
            Self::Person => "M15.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM5 20c.7-4 3.4-6 7-6s6.3 2 7 6",
            Self::Settings => {
                "M4 7h9M17 7h3M4 17h3M11 17h9M17 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0zM11 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0z"
            }
            Self::Down => "m7 10 5 5 5-5",
            Self::Back => "m14 7-5 5 5 5",
            Self::Next => "m10 7 5 5-5 5",
            Self::Plus => "M12 5v14M5 12h14",
            Self::Warn => "M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1",
            Self::Lock => "M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Search => "M17 11a6 6 0 1 1-12 0 6 6 0 0 1 12 0zM15.5 15.5l4 4",
            Self::Info => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 11v5M12 8v.1",
            Self::Out => "M10 5H5v14h5M14 8l4 4-4 4M18 12H9",
            Self::Mail => "M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5",
            Self::Edit => "m5 19 1-4L16 5l3 3L9 18z",
            Self::Eye => {
                "M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM14.75 12a2.75 2.75 0 1 1-5.5 0 2.75 2.75 0 0 1 5.5 0z"
            }
            Self::Clock => "M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0zM12 7.5V12l3 2",
            Self::Talk => "M4 5.5h16v11H11l-4 3.5v-3.5H4z",
            Self::Cross => "m6.5 6.5 11 11M17.5 6.5l-11 11",
        }
    }
}

/// The icon as a picture that screen readers skip.
pub fn icon(name: Icon) -> impl IntoView {
    icon_class(name, "icon")
}

/// The icon with classes of its own, such as `icon chevron`.
pub fn icon_class(name: Icon, class: &'static str) -> impl IntoView {
    view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true"><path d=name.path()></path></svg> }
}
