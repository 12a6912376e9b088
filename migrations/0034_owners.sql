-- Who of ours sees a question to its end.

ALTER TABLE questions ADD COLUMN owner_id TEXT REFERENCES staff (id);
CREATE INDEX questions_by_owner ON questions (owner_id, state, created_at, id) WHERE owner_id IS NOT NULL;
-- What is joined with another is answered there, by whoever looks after that.
CREATE INDEX questions_unowned ON questions (state, created_at, id) WHERE owner_id IS NULL AND umbrella_id IS NULL;
