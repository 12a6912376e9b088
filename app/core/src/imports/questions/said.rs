//! What exports say in words of their own languages: that somebody wished to be unnamed, that a question was answered
//! aloud or dismissed, that a row asks or answers.

use domain::text::folded;

/// Begin a word of the name, or of the standing, of who wished to be unnamed: `Anonymous Attendee`, `Participant anonyme`.
const UNNAMED: [&str; 13] = [
    "anonym",
    "anonim",
    "anoniem",
    "anonyym",
    "аноним",
    "анонім",
    "ανωνυμ",
    "nimeton",
    "nevtelen",
    "adsiz",
    "isimsiz",
    "אנונימי",
    "مجهول",
];
/// The same in scripts without blanks between words, and as two words.
const UNNAMED_WITHIN: [&str; 5] = ["匿名", "익명", "an danh", "ไม่ระบุชื่อ", "sin nombre"];

/// Whether a name or a standing says that somebody wished to be unnamed.
pub(super) fn is_unnamed(name: &str) -> bool {
    let name = folded(name);
    let mut words = name.split(|letter: char| !letter.is_alphanumeric());
    words.any(|word| UNNAMED.iter().any(|begin| word.starts_with(begin)))
        || UNNAMED_WITHIN.iter().any(|words| name.contains(&folded(words)))
}

/// Whether a cell says yes.
pub(super) fn is_yes(cell: &str) -> bool {
    const YES: [&str; 16] =
        ["yes", "true", "1", "y", "x", "ja", "si", "oui", "sim", "tak", "evet", "да", "так", "はい", "是", "예"];
    YES.contains(&folded(cell.trim()).as_str()) || is_unnamed(cell)
}

/// Where a question was answered aloud, as the whole of a line.
const ALOUD: [&str; 29] = [
    "live answered",
    "answered live",
    "this question has been answered live",
    "live beantwortet",
    "wurde live beantwortet",
    "diese frage wurde live beantwortet",
    "respondida en vivo",
    "respondido en vivo",
    "respondida en directo",
    "respondido en directo",
    "répondu en direct",
    "réponse en direct",
    "répondue en direct",
    "risposto dal vivo",
    "risposta dal vivo",
    "risposta in diretta",
    "respondida ao vivo",
    "respondido ao vivo",
    "live beantwoord",
    "odpowiedziano na żywo",
    "canlı yanıtlandı",
    "отвечено в прямом эфире",
    "ライブで回答済み",
    "ライブで回答",
    "现场回答",
    "現場回答",
    "라이브로 답변됨",
    "đã trả lời trực tiếp",
    "besvarad live",
];

/// Whether a line of an answer says that it was given aloud.
pub(super) fn is_aloud(line: &str) -> bool {
    let line = folded(line.trim_matches(|letter: char| !letter.is_alphanumeric()));
    ALOUD.iter().any(|words| folded(words) == line)
}

/// Within what an export says of a question that its desk did not want.
const DISMISSED: [&str; 33] = [
    "dismiss",
    "delet",
    "reject",
    "spam",
    "verworfen",
    "abgelehnt",
    "gelöscht",
    "descartad",
    "rechazad",
    "eliminad",
    "rejeté",
    "supprimé",
    "ignorée",
    "scartat",
    "rifiutat",
    "eliminat",
    "recusad",
    "excluíd",
    "afgewezen",
    "verwijderd",
    "odrzucon",
    "usunięt",
    "reddedildi",
    "silindi",
    "отклонен",
    "удален",
    "відхилен",
    "却下",
    "削除",
    "拒绝",
    "拒絕",
    "删除",
    "거부",
];

/// Whether a status says so.
pub(super) fn is_dismissed(status: &str) -> bool {
    let status = folded(status);
    DISMISSED.iter().any(|words| status.contains(&folded(words)))
}

/// Begin what an export says of a question that was answered.
const ANSWERED: [&str; 16] = [
    "answered",
    "beantwortet",
    "respondid",
    "répondu",
    "rispost",
    "beantwoord",
    "odpowiedziano",
    "yanıtlandı",
    "cevaplandı",
    "отвечен",
    "回答済み",
    "已回答",
    "已回覆",
    "답변됨",
    "đã trả lời",
    "besvara",
];

/// Whether a status says so.
pub(super) fn is_answered(status: &str) -> bool {
    let status = folded(status.trim());
    ANSWERED.iter().any(|words| status.starts_with(&folded(words)))
}

/// What a row is, by its type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    Question,
    Answer,
    Else,
}

const ANSWERS: [&str; 19] = [
    "response",
    "reply",
    "answer",
    "antwort",
    "respuesta",
    "réponse",
    "risposta",
    "resposta",
    "antwoord",
    "odpowied",
    "yanıt",
    "ответ",
    "відповід",
    "回答",
    "返信",
    "回复",
    "回覆",
    "답변",
    "svar",
];
const ASKS: [&str; 14] = [
    "question",
    "frage",
    "pregunta",
    "domanda",
    "pergunta",
    "vraag",
    "pytani",
    "soru",
    "вопрос",
    "питан",
    "質問",
    "问题",
    "問題",
    "질문",
];

/// What a row's type says.
pub(super) fn says(kind: &str) -> Says {
    let kind = folded(kind);
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(&folded(word)));
    match () {
        () if has(&ANSWERS) => Says::Answer,
        () if has(&ASKS) => Says::Question,
        () => Says::Else,
    }
}

const ATTENDEES: [&str; 15] = [
    "attendee",
    "participant",
    "teilnehm",
    "asistente",
    "partecipant",
    "participante",
    "deelnemer",
    "uczestni",
    "katılımcı",
    "участник",
    "出席者",
    "参加者",
    "参会者",
    "與會者",
    "참석자",
];

/// Whether a standing is that of one of the audience, whose answer is none of ours.
pub(super) fn is_attendee(standing: &str) -> bool {
    let standing = folded(standing);
    ATTENDEES.iter().any(|word| standing.contains(&folded(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_unnamed_is_so_in_every_language() {
        for name in [
            "Anonymous Attendee",
            "anonymous",
            "Anonymer Teilnehmer",
            "Teilnehmer (anonym)",
            "Asistente anónimo",
            "Participant anonyme",
            "Partecipante anonimo",
            "Participante anônimo",
            "Anonieme deelnemer",
            "Anonimowy uczestnik",
            "Anonim Katılımcı",
            "İsimsiz",
            "Анонимный участник",
            "Анонімний",
            "匿名の出席者",
            "匿名参会者",
            "匿名與會者",
            "익명 참석자",
            "Người tham dự ẩn danh",
            "Peserta Anonim",
            "Anonym deltagare",
            "Ανώνυμος",
            "משתתף אנונימי",
            "Rosa (Anonymous)",
            "ANONYMOUS-ATTENDEE",
        ] {
            assert!(is_unnamed(name), "{name}");
        }
        for name in ["Rosa Luz", "Onym Anderson", "Müller", "Dr. Anton Nimtz", "Ann Onymous", ""] {
            assert!(!is_unnamed(name), "{name}");
        }
    }

    #[test]
    fn what_became_of_a_question_is_read_and_not_turned_around() {
        assert!(is_dismissed("Dismissed") && is_dismissed("Gelöscht") && is_dismissed("Rejetée"));
        assert!(is_answered("answered") && is_answered("Beantwortet") && is_answered("Répondue"));
        for open in ["unanswered", "nicht beantwortet", "no respondida", "open", "sin responder", "archived", ""] {
            assert!(!is_answered(open) && !is_dismissed(open), "{open}");
        }
        assert!(
            is_aloud("live answered.") && is_aloud(" Live beantwortet ") && !is_aloud("live is answered by nature")
        );
    }
}
