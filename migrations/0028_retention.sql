-- How long things are kept. The one row is there from the first start on; `goes_from`: before this, nothing goes that people wrote.
CREATE TABLE retention (
    id        TEXT   NOT NULL PRIMARY KEY,
    goes_from BIGINT NOT NULL,
    version   BIGINT NOT NULL
);
-- The days of a kind, where they were set; otherwise it has its usual ones.
CREATE TABLE retention_times (
    kind TEXT   NOT NULL PRIMARY KEY,
    days BIGINT NOT NULL
);
-- What went: how many of a kind on a day of the house's zone, and nothing that says of whom.
CREATE TABLE retention_record (
    on_day TEXT   NOT NULL,
    kind   TEXT   NOT NULL,
    many   BIGINT NOT NULL,
    PRIMARY KEY (on_day, kind)
);

-- What rests, with an end and all its words, since its last change; letters that still say something; followers by age.
CREATE INDEX questions_at_rest ON questions (updated_at)
    WHERE erased_at IS NULL AND erasing IS NULL AND state NOT IN ('received', 'acknowledged');
CREATE INDEX letters_with_words ON letters (created_at) WHERE text <> '' OR dialogue <> '';
CREATE INDEX question_followers_by_age ON question_followers (at);
