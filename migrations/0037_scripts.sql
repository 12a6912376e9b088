-- Scripted responses: approved text with blanks. Those that come with the installation are there from its next start on.
CREATE TABLE scripts (
    id          TEXT   NOT NULL PRIMARY KEY,
    title       TEXT   NOT NULL,
    -- reply, dismissal or offline
    used_for    TEXT   NOT NULL,
    text        TEXT   NOT NULL,
    language    TEXT   NOT NULL,
    -- Words with commas between them; empty for every kind.
    kinds       TEXT   NOT NULL,
    category    TEXT,
    owner_id    TEXT REFERENCES staff (id),
    -- The id of who wrote the text as it stands: somebody else approves it. Empty for what comes with the installation.
    written_by  TEXT   NOT NULL,
    -- A name, and when; both fall with another text, language or use.
    approved_by TEXT,
    approved_at BIGINT,
    -- A local date: past it, whoever says it is warned.
    review_on   TEXT   NOT NULL,
    retired_at  BIGINT,
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL,
    version     BIGINT NOT NULL
);
