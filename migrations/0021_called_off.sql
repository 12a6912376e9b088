-- What a slot was before its whole session was called off, so that this can be taken back.
ALTER TABLE slots ADD COLUMN was TEXT;
