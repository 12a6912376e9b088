-- What questions are about, by a name in each language. The name "topics" is that of live streams.
CREATE TABLE care_topics (
    id         TEXT   NOT NULL PRIMARY KEY,
    slug       TEXT   NOT NULL UNIQUE,
    name       TEXT   NOT NULL,
    name_es    TEXT   NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    version    BIGINT NOT NULL
);

ALTER TABLE questions ADD COLUMN topic_id TEXT REFERENCES care_topics (id) ON DELETE SET NULL;
-- The post that its author had read.
ALTER TABLE questions ADD COLUMN post_id TEXT REFERENCES posts (id) ON DELETE SET NULL;
-- What stands for the short code that opens the asker's page; the code itself is kept nowhere.
ALTER TABLE questions ADD COLUMN code TEXT;
CREATE INDEX questions_by_topic ON questions (topic_id) WHERE topic_id IS NOT NULL;
CREATE INDEX questions_by_post ON questions (post_id) WHERE post_id IS NOT NULL;
CREATE INDEX questions_by_code ON questions (code) WHERE code IS NOT NULL;
-- What was asked on one device, and what was answered on "Ask our experts": the newest first.
CREATE INDEX questions_of_device ON questions (voter, created_at) WHERE voter <> '';
CREATE INDEX questions_answered_at_ask ON questions (answered_at)
    WHERE session_id IS NULL AND visibility = 'public' AND state = 'answered';

-- Which address of this question it is, since links that were mailed to another one open nothing; and since when its asker
-- has said, on the device that asked, that it is theirs.
ALTER TABLE question_contacts ADD COLUMN address_version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE question_contacts ADD COLUMN confirmed_at BIGINT;
-- How often an address was sent a receipt lately: anybody can type anybody's.
CREATE INDEX letters_of_receipts ON letters (to_address, created_at) WHERE kind = 'receipt';

ALTER TABLE posts ADD COLUMN topic_id TEXT REFERENCES care_topics (id) ON DELETE SET NULL;
CREATE INDEX posts_by_topic ON posts (topic_id) WHERE topic_id IS NOT NULL;
