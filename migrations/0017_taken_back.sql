-- Where a post stood before it was given up or taken back, so that this can be taken back.
ALTER TABLE posts ADD COLUMN was TEXT;
