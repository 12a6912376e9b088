-- What keeps one stranger from being many.

-- Where a vote came from, as a word for its network that only our key makes, another for each question; whether its voter's
-- cookie was new; and whether the vote counts.
ALTER TABLE votes ADD COLUMN network TEXT;
ALTER TABLE votes ADD COLUMN fresh BIGINT NOT NULL DEFAULT 0;
ALTER TABLE votes ADD COLUMN counts BIGINT NOT NULL DEFAULT 1;
CREATE INDEX votes_fresh ON votes (question_id, network, at) WHERE fresh = 1;

-- What the desk decided about the new voters of a network: left out of a question's count, or not.
CREATE TABLE vote_bursts (
    question_id TEXT   NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    network     TEXT   NOT NULL,
    left_out    BIGINT NOT NULL,
    at          BIGINT NOT NULL,
    PRIMARY KEY (question_id, network)
);

ALTER TABLE question_reports ADD COLUMN network TEXT;

-- An address is written to once its owner has said yes by the link in a first letter; `id` names the follower in that link.
-- Those from before were promised the answer, and get it.
ALTER TABLE question_followers ADD COLUMN id TEXT;
ALTER TABLE question_followers ADD COLUMN confirmed_at BIGINT;
UPDATE question_followers SET confirmed_at = at;
CREATE UNIQUE INDEX question_followers_by_id ON question_followers (id);
CREATE INDEX question_followers_by_email ON question_followers (email, at);
DROP INDEX question_followers_untold;
CREATE INDEX question_followers_untold ON question_followers (question_id, email) WHERE told_at IS NULL AND confirmed_at IS NOT NULL;
CREATE INDEX question_followers_unconfirmed ON question_followers (at) WHERE confirmed_at IS NULL;

-- Which of an asker's links opens their page: another one is + 1.
ALTER TABLE questions ADD COLUMN link_version BIGINT NOT NULL DEFAULT 1;
