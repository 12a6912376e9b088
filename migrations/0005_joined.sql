-- Hardly any question is joined with another. An index over those that are not would be taken for "is joined with none",
-- which is true of nearly every question of every session.
DROP INDEX questions_by_umbrella;
CREATE INDEX questions_by_umbrella ON questions (umbrella_id) WHERE umbrella_id IS NOT NULL;
