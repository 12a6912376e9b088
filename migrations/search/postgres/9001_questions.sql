-- The words of questions. Runs after the common migrations; written by storage/search.rs alone.

-- What is rare is found by its words, and what is in every second question by walking the order of arrival.
CREATE TABLE question_words (
    question_id TEXT     NOT NULL PRIMARY KEY REFERENCES questions (id) ON DELETE CASCADE,
    created_at  BIGINT   NOT NULL,
    state       TEXT     NOT NULL,
    words       TSVECTOR NOT NULL
);
CREATE INDEX question_words_by_word ON question_words USING GIN (words);
CREATE INDEX question_words_by_arrival ON question_words (state, created_at, question_id);
