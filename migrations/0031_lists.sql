-- Changes of the lists of signs: the whole text each, since a list counts as a whole. What comes with the program is read by
-- until one is in force.
CREATE TABLE list_changes (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Whether it is the text that came with the program, put back.
    is_shipped BIGINT NOT NULL,
    proposed_by TEXT NOT NULL,
    proposed_name TEXT NOT NULL,
    proposed_at BIGINT NOT NULL,
    decided_name TEXT,
    decided_at BIGINT
);
-- One waits at a time, one is in force.
CREATE UNIQUE INDEX list_changes_proposed ON list_changes (kind, language) WHERE state = 'proposed';
CREATE UNIQUE INDEX list_changes_in_force ON list_changes (kind, language) WHERE state = 'in_force';
