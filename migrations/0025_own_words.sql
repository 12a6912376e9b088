-- One's own words: erased on request, or kept from everybody's eyes until a law or an alarm lets them go.

-- What is to be left of a question that its asker wants erased: `nothing`, or the cleared `wording` with its answer. Set
-- without `erased_at`: it waits, and nobody but the urgent lane reads it.
ALTER TABLE questions ADD COLUMN erasing TEXT;
ALTER TABLE questions ADD COLUMN erased_at BIGINT;
-- A word for the text that only our key makes, so that what was erased does not come back by an import.
ALTER TABLE questions ADD COLUMN trace TEXT;
CREATE INDEX questions_by_trace ON questions (session_id, trace) WHERE trace IS NOT NULL;

-- Nothing of a question, or of any of a session, may be erased before this ends.
CREATE TABLE holds (
    id          TEXT   NOT NULL PRIMARY KEY,
    question_id TEXT   REFERENCES questions (id) ON DELETE CASCADE,
    session_id  TEXT   REFERENCES sessions (id) ON DELETE CASCADE,
    reason      TEXT   NOT NULL,
    set_by      TEXT   NOT NULL,
    at          BIGINT NOT NULL,
    until_at    BIGINT NOT NULL
);
CREATE INDEX holds_by_question ON holds (question_id);
CREATE INDEX holds_by_session ON holds (session_id);
