-- Where a question stands while its session runs: next in line, being answered now, or set aside; `place_rank` orders a line.
ALTER TABLE questions ADD COLUMN place TEXT;
ALTER TABLE questions ADD COLUMN place_rank BIGINT NOT NULL DEFAULT 0;
ALTER TABLE questions ADD COLUMN placed_at BIGINT;
-- From going live until its answer began, in milliseconds: where to find it in the recording.
ALTER TABLE questions ADD COLUMN live_offset BIGINT;
-- One at a time, whatever two moderators do in the same moment.
CREATE UNIQUE INDEX questions_now ON questions (session_id) WHERE place = 'now';
