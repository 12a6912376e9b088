-- The words of questions. Runs after the common migrations; written by storage/search.rs alone.

-- `number` sorts questions by arrival: milliseconds since 1970 times 2^20, and whose turn it was within one.
CREATE TABLE question_rows (
    number      INTEGER NOT NULL PRIMARY KEY,
    question_id TEXT    NOT NULL UNIQUE REFERENCES questions (id) ON DELETE CASCADE
);
-- By `number`. Words come folded and parted by blanks, so the plainest tokenizer serves; they are found whole, or by
-- their first letters as one types.
CREATE VIRTUAL TABLE question_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3 4'
);
