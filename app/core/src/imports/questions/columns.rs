//! What exports call their columns. Names count in any case and order, without accents; others are passed over.

mod names;

use std::sync::LazyLock;

use domain::text::folded;

use super::super::grid::Row;
use names::NAMES;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Zoom's running number.
    Number,
    Question,
    Name,
    Email,
    Asked,
    Answer,
    Answerer,
    Answered,
    /// Answered, dismissed …
    Status,
    /// Teams: whether a row asks or answers.
    Type,
    /// Teams: what it says. Other tools: what was asked.
    Content,
    /// Teams: who wrote it.
    Author,
    /// Teams: an organiser, an attendee, anonymous.
    Standing,
    /// Whether they wished to be unnamed.
    Unnamed,
    Id,
    /// Which other row it answers.
    Parent,
    /// What it belongs to together with others.
    Thread,
    /// How many wanted it; they stay behind, but tell a table of questions.
    Votes,
}

/// Each column's names as they are compared, the better ones first.
static KNOWN: LazyLock<[(Column, Vec<String>); NAMES.len()]> =
    LazyLock::new(|| NAMES.map(|(column, names)| (column, names.iter().map(|name| plain(name)).collect())));

/// Where each column stands in a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Head {
    places: [Option<usize>; NAMES.len()],
    /// How many cells it has.
    pub width: usize,
}

impl Head {
    pub fn read(row: &Row) -> Self {
        let cells: Vec<String> = row.cells.iter().map(|cell| plain(cell)).collect();
        let place = |names: &Vec<String>| names.iter().find_map(|name| cells.iter().position(|cell| cell == name));
        Self { places: KNOWN.each_ref().map(|(_, names)| place(names)), width: row.width() }
    }

    pub fn at(&self, column: Column) -> Option<usize> {
        NAMES.iter().zip(self.places).find_map(|((named, _), at)| if *named == column { at } else { None })
    }

    /// How many columns are known.
    pub fn known(&self) -> usize {
        self.places.iter().flatten().count()
    }

    /// Whether it is a head of questions at all.
    pub fn asks(&self) -> bool {
        self.at(Column::Question).is_some() || self.is_thread() || self.is_list()
    }

    /// Whether questions and answers have rows of their own, as Teams writes them.
    pub fn is_thread(&self) -> bool {
        self.has_content() && self.at(Column::Type).is_some()
    }

    /// Whether what was asked is called a text, beside something that questions have: `text, status, upvotes`.
    pub fn is_list(&self) -> bool {
        let beside = [Column::Status, Column::Votes, Column::Answer, Column::Asked, Column::Name, Column::Email];
        self.has_content() && beside.iter().any(|column| self.at(*column).is_some())
    }

    fn has_content(&self) -> bool {
        self.at(Column::Question).is_none() && self.at(Column::Content).is_some()
    }
}

/// A name as it counts: folded, with single blanks and one kind of apostrophe.
fn plain(cell: &str) -> String {
    folded(cell).replace(['’', '`'], "'").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(cells: &str) -> Head {
        Head::read(&Row { line: 1, row: 1, cells: cells.split(',').map(str::to_owned).collect() })
    }

    #[test]
    fn zooms_heads_are_known_in_the_languages_they_come_in() {
        for cells in [
            "#,Question,Asker Name,Asker Email,Answer(s)",
            "#,Frage,Name des Fragestellers,E-Mail des Fragestellers,Antwort(en)",
            "#,Pregunta,Nombre de quien pregunta,Correo electrónico de quien pregunta,Respuesta(s)",
            "#,Question,Nom de l’auteur de la question,E-mail de l’auteur de la question,Réponse(s)",
            "#,Domanda,Nome del richiedente,E-mail del richiedente,Risposta/e",
            "#,Pergunta,Nome do solicitante,E-mail do solicitante,Resposta(s)",
            "#,Vraag,Naam vragensteller,E-mail vragensteller,Antwoord(en)",
            "#,Pytanie,Imię i nazwisko pytającego,Adres e-mail pytającego,Odpowiedzi",
            "#,Soru,Soranın Adı,Soranın E-postası,Yanıt(lar)",
            "#,Вопрос,Имя задавшего вопрос,Эл. почта задавшего вопрос,Ответ(ы)",
            "#,質問,質問者の名前,質問者のメールアドレス,回答",
            "#,问题,提问者姓名,提问者电子邮件,答案",
            "#,問題,提問者姓名,提問者電子郵件,答案",
            "#,질문,질문자 이름,질문자 이메일,답변",
            "#,Câu hỏi,Tên người hỏi,Email người hỏi,Câu trả lời",
            "#,Pertanyaan,Nama Penanya,Email Penanya,Jawaban",
            "#,Fråga,Frågeställarens namn,Frågeställarens e-post,Svar",
        ] {
            let head = head(cells);
            let wanted = [Column::Question, Column::Name, Column::Email, Column::Answer];
            assert_eq!(wanted.map(|column| head.at(column)), [Some(1), Some(2), Some(3), Some(4)], "{cells}");
        }
    }

    #[test]
    fn teams_heads_are_known_likewise() {
        for cells in [
            "Type,Identity Type,Posted By,Timestamp,Content",
            "Typ,Identitätstyp,Gepostet von,Zeitstempel,Inhalt",
            "Tipo,Tipo de identidad,Publicado por,Marca de tiempo,Contenido",
            "Type,Type d'identité,Publié par,Horodatage,Contenu",
            "Tipo,Tipo di identità,Pubblicato da,Data e ora,Contenuto",
            "Tipo,Tipo de Identidade,Publicado por,Carimbo de data/hora,Conteúdo",
            "Type,Identiteitstype,Geplaatst door,Tijdstempel,Inhoud",
            "種類,ID の種類,投稿者,タイムスタンプ,コンテンツ",
        ] {
            let head = head(cells);
            let wanted = [Column::Type, Column::Standing, Column::Author, Column::Asked, Column::Content];
            assert_eq!(wanted.map(|column| head.at(column)), [Some(0), Some(1), Some(2), Some(3), Some(4)], "{cells}");
            assert!(head.is_thread(), "{cells}");
        }
    }

    #[test]
    fn a_text_beside_a_status_is_a_question_and_a_letter_is_none() {
        assert!(head("text,status,upvotes").asks() && head("Upvotes,TEXT").asks());
        for cells in
            ["text", "Thema,Webinar-ID,Anzahl Fragen", "Dear all,thanks for coming", "Topic,Webinar ID,# Question"]
        {
            assert!(!head(cells).asks(), "{cells}");
        }
    }
}
