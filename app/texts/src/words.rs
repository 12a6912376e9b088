//! The words for what the domain counts up: states, kinds, roles.

use crate::Texts;
use domain::Language;
use domain::post::Kind as PostKind;
use domain::question::State as QuestionState;
use domain::session::State;
use domain::slot::{Role, State as SlotState};

impl Texts {
    /// What a post is.
    #[must_use]
    pub fn post_kind(self, kind: PostKind) -> &'static str {
        match kind {
            PostKind::Article => self.post_article(),
            PostKind::PatientStory => self.post_patient_story(),
            PostKind::Social => self.post_social(),
            PostKind::Announcement => self.post_announcement(),
            PostKind::Reminder => self.post_reminder(),
            PostKind::Recap => self.post_recap(),
        }
    }

    /// "In Spanish", of what is written or spoken in another language than this.
    #[must_use]
    pub fn spoken(self, language: Language) -> Option<&'static str> {
        let words = match language {
            Language::En => self.in_english(),
            Language::Es => self.in_spanish(),
        };
        (language != self.language()).then_some(words)
    }

    /// Session state as a word.
    #[must_use]
    pub fn session_state(self, state: State) -> &'static str {
        match state {
            State::Draft => self.state_draft(),
            State::Scheduled => self.state_scheduled(),
            State::Live => self.state_live(),
            State::Ended => self.state_ended(),
            State::Cancelled => self.state_cancelled(),
        }
    }

    /// What a clinician does in a session.
    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        match role {
            Role::Chair => self.role_chair(),
            Role::Expert => self.role_expert(),
            Role::Host => self.role_host(),
            Role::Moderator => self.role_moderator(),
        }
    }

    /// What a clinician's part is: asked for, agreed, off.
    #[must_use]
    pub fn slot_state(self, state: SlotState) -> &'static str {
        match state {
            SlotState::Proposed => self.slot_state_proposed(),
            SlotState::Confirmed => self.slot_state_confirmed(),
            SlotState::Declined => self.slot_state_declined(),
            SlotState::Withdrawn => self.slot_state_withdrawn(),
        }
    }

    /// What a question's state means to its asker: a head and a sentence.
    #[must_use]
    pub fn own_state(self, state: QuestionState) -> (&'static str, &'static str) {
        match state {
            QuestionState::Received => (self.own_received(), self.own_received_means()),
            QuestionState::Acknowledged => (self.own_acknowledged(), self.own_acknowledged_means()),
            QuestionState::Answered => (self.own_answered(), self.own_answered_means()),
            QuestionState::TakenOffline => (self.own_offline(), self.own_offline_means()),
            QuestionState::Dismissed => (self.own_dismissed(), self.own_dismissed_means()),
            QuestionState::Withdrawn => (self.own_withdrawn(), self.own_withdrawn_means()),
        }
    }

    /// An error page's title and what to do, by HTTP status.
    #[must_use]
    pub fn problem(self, status: u16) -> (&'static str, &'static str) {
        match status {
            400 => (self.problem_400(), self.problem_400_means()),
            401 => (self.problem_401(), self.problem_401_means()),
            403 => (self.problem_403(), self.problem_403_means()),
            404 => (self.problem_404(), self.problem_404_means()),
            405 | 415 => (self.problem_405(), self.problem_405_means()),
            409 => (self.problem_409(), self.problem_409_means()),
            410 => (self.problem_410(), self.problem_410_means()),
            413 => (self.problem_413(), self.problem_413_means()),
            422 => (self.problem_422(), self.problem_422_means()),
            429 => (self.problem_429(), self.problem_429_means()),
            503 => (self.problem_503(), self.problem_503_means()),
            _ => (self.problem_500(), self.problem_500_means()),
        }
    }

    /// `A, B and C`, each as it was written.
    #[must_use]
    pub fn together(self, names: &[String]) -> String {
        let names: Vec<String> = names.iter().map(|name| domain::text::isolated(name)).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => self.names_and(last, &first.join(", ")),
        }
    }
}
