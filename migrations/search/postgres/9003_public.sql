-- The words of what everybody reads: published answers, posts, sessions. Apart from the desk's, so that no stranger's search
-- ever looks through anything else.

CREATE TABLE public_words (
    kind     TEXT     NOT NULL,
    thing_id TEXT     NOT NULL,
    at       BIGINT   NOT NULL,
    words    TSVECTOR NOT NULL,
    PRIMARY KEY (kind, thing_id)
);
CREATE INDEX public_words_by_word ON public_words USING GIN (words);
