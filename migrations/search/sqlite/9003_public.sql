-- The words of what everybody reads: published answers, posts, sessions. Apart from the desk's, so that no stranger's search
-- ever looks through anything else.

CREATE TABLE public_rows (
    number   INTEGER NOT NULL PRIMARY KEY,
    kind     TEXT    NOT NULL,
    thing_id TEXT    NOT NULL,
    at       INTEGER NOT NULL,
    UNIQUE (kind, thing_id)
);
CREATE VIRTUAL TABLE public_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '2 3 4'
);
