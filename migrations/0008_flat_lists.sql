-- Lists stay flat however much lies behind them: each walks an index from where it begins, in its own order.

DROP INDEX sessions_by_start;
CREATE INDEX sessions_by_start ON sessions (starts_at, id);
-- Live, upcoming, past; and the API's pages.
CREATE INDEX sessions_by_life ON sessions (state, ends_at, id);
CREATE INDEX sessions_by_state ON sessions (state, id);
DROP INDEX sessions_by_campaign;
CREATE INDEX sessions_by_campaign ON sessions (campaign_id, id);

-- Everybody's slots of a stretch of time.
CREATE INDEX slots_by_start ON slots (starts_at, id);

-- The inbox: of each state, of each session or of each clinician the oldest first; without a clinician is the desk.
DROP INDEX questions_by_state;
CREATE INDEX questions_by_state ON questions (state, created_at, id);
CREATE INDEX questions_by_session_and_state ON questions (session_id, state, created_at, id);
DROP INDEX questions_by_clinician;
CREATE INDEX questions_by_clinician ON questions (clinician_id, state, created_at, id);
DROP INDEX questions_by_due;
CREATE INDEX questions_by_due ON questions (state, due_at) WHERE due_at IS NOT NULL;
-- What was answered for everybody, the newest of it.
CREATE INDEX questions_by_answer ON questions (answered_at) WHERE visibility = 'public' AND state = 'answered';

DROP INDEX posts_by_plan;
CREATE INDEX posts_by_plan ON posts (planned_at, id);
-- The blog, the plan's list of posts in its two halves, and the API's pages.
DROP INDEX posts_by_publication;
CREATE INDEX posts_by_publication ON posts (state, published_at, id);
CREATE INDEX posts_by_change ON posts (updated_at, id) WHERE state IN ('published', 'withdrawn', 'cancelled');
CREATE INDEX posts_unfinished ON posts (planned_at, id) WHERE state NOT IN ('published', 'withdrawn', 'cancelled');
CREATE INDEX posts_by_state ON posts (state, id);
DROP INDEX posts_by_campaign;
CREATE INDEX posts_by_campaign ON posts (campaign_id, id);
