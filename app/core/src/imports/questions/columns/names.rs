//! The names, in the languages in which Zoom and Teams write their reports, and in those of tables of one's own.

use super::Column;
use Column::{Answer, Answered, Answerer, Asked, Author, Content, Email, Id, Name, Number, Parent, Question, Standing};
use Column::{Status, Thread, Type, Unnamed, Votes};

/// Each column's names, the better ones first.
pub(super) const NAMES: [(Column, &[&str]); 18] = [
    (Number, &["#", "no.", "no", "number", "nr.", "nr", "nummer", "número", "numéro", "numero", "№"]),
    (Question, QUESTION),
    (Name, NAME),
    (Email, EMAIL),
    (Asked, ASKED),
    (Answer, ANSWER),
    (Answerer, ANSWERER),
    (Answered, ANSWERED),
    (Status, STATUS),
    (
        Type,
        &[
            "type",
            "post type",
            "message type",
            "typ",
            "art",
            "tipo",
            "soort",
            "tür",
            "тип",
            "種類",
            "类型",
            "類型",
            "유형",
        ],
    ),
    (Content, CONTENT),
    (Author, AUTHOR),
    (Standing, STANDING),
    (
        Unnamed,
        &["anonymous", "is anonymous", "anonymous?", "anonym", "anónimo", "anonyme", "anonimo", "anônimo", "anoniem"],
    ),
    (Id, &["post id", "message id", "id", "beitrags-id", "nachrichten-id"]),
    (Parent, PARENT),
    (Thread, &["conversation id", "thread id", "question id", "unterhaltungs-id", "konversations-id", "thread-id"]),
    (Votes, VOTES),
];

#[rustfmt::skip]
const QUESTION: &[&str] = &[
    "question", "questions", "question text", "question(s)",
    "frage", "fragen", "fragetext", "pregunta", "preguntas", "texto de la pregunta", "texte de la question",
    "domanda", "domande", "testo della domanda", "pergunta", "perguntas", "texto da pergunta", "vraag", "vragen",
    "pytanie", "pytania", "soru", "sorular", "вопрос", "вопросы", "питання", "запитання", "質問", "问题", "提问", "問題", "提問",
    "질문", "câu hỏi", "pertanyaan", "fråga", "frågor", "spørsmål", "spørgsmål", "kysymys", "otázka", "kérdés", "întrebare",
    "ερώτηση", "سؤال", "السؤال", "שאלה",
];

#[rustfmt::skip]
const NAME: &[&str] = &[
    "asker name", "name", "asked by", "asker",
    "name des fragestellers", "name der fragestellerin", "name der fragenden person", "fragesteller", "gefragt von",
    "nombre de quien pregunta", "nombre de la persona que pregunta", "nombre del solicitante", "nombre del autor de la pregunta",
    "preguntado por", "nombre",
    "nom de l'auteur de la question", "nom de l'auteur", "nom du demandeur", "nom de la personne posant la question",
    "posée par", "nom",
    "nome del richiedente", "nome di chi ha posto la domanda", "posta da", "nome do solicitante", "nome de quem perguntou",
    "nome do autor da pergunta", "perguntado por", "nome",
    "naam vragensteller", "naam van vragensteller", "vragensteller", "gevraagd door", "naam",
    "imię i nazwisko pytającego", "nazwa pytającego", "pytający", "imię i nazwisko", "imię",
    "soranın adı", "soruyu soranın adı", "soran adı", "soran kişinin adı", "soran", "adı", "ad",
    "имя задавшего вопрос", "имя спрашивающего", "автор вопроса", "имя", "ім'я", "автор запитання",
    "質問者の名前", "質問者名", "質問者", "名前", "氏名", "提问者姓名", "提问者名称", "提问者", "姓名", "提問者姓名", "提問者名稱", "提問者",
    "질문자 이름", "질문자", "이름", "tên người hỏi", "người hỏi", "tên", "nama penanya", "penanya", "nama",
    "frågeställarens namn", "frågeställare", "namn", "navn", "nimi", "jméno", "név", "nume", "όνομα", "الاسم", "שם",
];

#[rustfmt::skip]
const EMAIL: &[&str] = &[
    "asker email", "asker e-mail", "email", "e-mail", "email address", "e-mail address",
    "e-mail des fragestellers", "e-mail-adresse des fragestellers", "e-mail-adresse", "emailadresse",
    "correo electrónico de quien pregunta", "correo electrónico de la persona que pregunta",
    "correo electrónico del solicitante", "correo electrónico", "correo",
    "e-mail de l'auteur de la question", "e-mail de l'auteur", "e-mail du demandeur", "adresse e-mail du demandeur",
    "adresse e-mail", "courriel",
    "e-mail del richiedente", "email del richiedente", "indirizzo e-mail", "indirizzo email",
    "e-mail do solicitante", "email do solicitante", "e-mail de quem perguntou", "endereço de e-mail",
    "e-mail vragensteller", "e-mail van vragensteller", "e-mailadres vragensteller", "e-mailadres",
    "adres e-mail pytającego", "e-mail pytającego", "adres e-mail",
    "soranın e-postası", "soruyu soranın e-postası", "soran e-postası", "e-posta", "e-posta adresi",
    "эл. почта задавшего вопрос", "электронная почта задавшего вопрос", "адрес электронной почты", "электронная почта",
    "эл. почта", "електронна пошта",
    "質問者のメールアドレス", "質問者のメール", "メールアドレス", "メール", "提问者电子邮件", "提问者邮箱", "电子邮件", "邮箱",
    "提問者電子郵件", "電子郵件", "질문자 이메일", "이메일", "email người hỏi", "email penanya",
    "frågeställarens e-post", "e-post", "e-postadress", "sähköposti", "البريد الإلكتروني", "דוא\"ל",
];

#[rustfmt::skip]
const ASKED: &[&str] = &[
    "question time", "original timestamp", "asked at", "asked time", "timestamp", "created time", "created at", "date", "time",
    "zeitpunkt der frage", "fragezeit", "gestellt am", "zeitstempel", "erstellt am", "datum", "uhrzeit",
    "hora de la pregunta", "marca de tiempo", "fecha", "hora", "heure de la question", "horodatage", "heure",
    "ora della domanda", "data e ora", "ora", "hora da pergunta", "carimbo de data/hora", "data",
    "tijdstip van vraag", "tijd van vraag", "tijdstempel", "tijd", "czas zadania pytania", "soru zamanı", "tarih", "saat",
    "время вопроса", "дата", "время", "час", "質問時間", "質問日時", "タイムスタンプ", "日時", "提问时间", "时间", "提問時間", "時間",
    "질문 시간", "시간", "thời gian hỏi", "waktu pertanyaan", "tid",
];

#[rustfmt::skip]
const ANSWER: &[&str] = &[
    "answer(s)", "answer", "answers", "answer text", "antwort(en)", "antwort", "antworten", "respuesta(s)", "respuesta",
    "respuestas", "réponse(s)", "réponse", "réponses", "risposta/e", "risposta", "risposte", "resposta(s)", "resposta",
    "respostas", "antwoord(en)", "antwoord", "antwoorden", "odpowiedzi", "odpowiedź", "odpowiedź(-dzi)", "odpowiedź(i)",
    "yanıt(lar)", "yanıt", "yanıtlar", "cevap", "cevaplar", "ответ(ы)", "ответ", "ответы", "відповідь", "відповіді", "回答", "答案",
    "回复", "回覆", "解答", "답변", "답변(들)", "câu trả lời", "trả lời", "jawaban", "svar", "vastaus", "odpověď", "válasz",
    "răspuns", "απάντηση", "الإجابة", "الجواب", "תשובה",
];

#[rustfmt::skip]
const ANSWERER: &[&str] = &[
    "answer name", "answered by", "answerer", "name des antwortenden", "beantwortet von", "nombre de quien responde",
    "respondido por", "respondida por", "nom du répondant", "répondu par", "nome di chi ha risposto", "risposta di",
    "beantwoord door", "odpowiedział", "yanıtlayan", "имя ответившего", "ответил", "回答者", "답변자 이름", "답변자",
    "người trả lời", "dijawab oleh", "besvarad av",
];

#[rustfmt::skip]
const ANSWERED: &[&str] = &[
    "answered time", "answer time", "answered at", "antwortzeit", "beantwortet am", "hora de la respuesta",
    "heure de la réponse", "ora della risposta", "hora da resposta", "antwoordtijd", "czas odpowiedzi", "yanıt zamanı",
    "время ответа", "回答時間", "回答日時", "回答时间", "답변 시간",
];

#[rustfmt::skip]
const STATUS: &[&str] = &[
    "question status", "moderation status", "status", "state", "status der frage", "fragenstatus", "zustand",
    "estado de la pregunta", "estado da pergunta", "estado", "statut de la question", "statut", "état", "stato della domanda", "stato",
    "status da pergunta", "status van vraag", "stan pytania", "status pytania", "stan", "soru durumu", "durum",
    "статус вопроса", "статус", "состояние", "стан", "ステータス", "状態", "问题状态", "状态", "狀態", "질문 상태", "상태",
    "trạng thái", "source",
];

#[rustfmt::skip]
const CONTENT: &[&str] = &[
    "content", "message", "text", "post", "inhalt", "nachricht", "contenido", "mensaje", "texto", "contenu", "texte",
    "contenuto", "messaggio", "testo", "conteúdo", "mensagem", "inhoud", "bericht", "tekst", "treść", "wiadomość",
    "içerik", "mesaj", "metin", "содержание", "сообщение", "текст", "コンテンツ", "内容", "メッセージ", "本文", "消息", "内容", "訊息",
    "내용", "메시지", "nội dung", "isi", "pesan", "innehåll",
];

#[rustfmt::skip]
const AUTHOR: &[&str] = &[
    "posted by", "identity", "author", "display name", "sender", "from", "name", "gepostet von", "verfasst von",
    "veröffentlicht von", "verfasser", "autor", "publicado por", "publié par", "auteur", "pubblicato da", "autore",
    "geplaatst door", "opublikowane przez", "gönderen", "yazar", "опубликовал", "автор", "投稿者", "发布者", "作者", "發布者",
    "게시자", "작성자", "đăng bởi", "diposting oleh", "publicerat av",
];

#[rustfmt::skip]
const STANDING: &[&str] = &[
    "identity type", "user type", "role", "identitätstyp", "rolle", "tipo de identidad", "rol", "type d'identité", "rôle",
    "tipo di identità", "ruolo", "tipo de identidade", "função", "identiteitstype", "typ tożsamości", "rola", "роль",
    "id の種類", "役割", "身份类型", "角色", "身分類型", "역할",
];

#[rustfmt::skip]
const PARENT: &[&str] = &[
    "reply to", "reply to id", "parent id", "parent post id", "in reply to", "antwort auf", "en respuesta a", "en réponse à",
    "in risposta a", "em resposta a", "antwoord op",
];

#[rustfmt::skip]
const VOTES: &[&str] = &[
    "upvotes", "votes", "upvote", "upvote count", "vote count", "likes", "score", "stimmen", "votos", "votes positifs", "voti",
    "stemmen", "głosy", "oylar", "голоса", "голоси", "投票数", "いいね", "票数", "赞", "票數", "추천", "lượt bình chọn", "suara",
    "röster", "reactions",
];
