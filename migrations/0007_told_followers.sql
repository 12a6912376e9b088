-- When a follower was told of the answer, so that a fan-out goes on where it ended and tells nobody twice.
ALTER TABLE question_followers ADD COLUMN told_at BIGINT;
UPDATE question_followers SET told_at = at
 WHERE EXISTS (SELECT 1 FROM letters WHERE about = question_id AND kind = 'followed' AND to_address = email);
CREATE INDEX question_followers_untold ON question_followers (question_id, email) WHERE told_at IS NULL;
