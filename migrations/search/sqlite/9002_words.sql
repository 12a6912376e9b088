-- The words themselves, read from their index: which begin as somebody types.
CREATE VIRTUAL TABLE question_vocabulary USING fts5vocab (question_words, instance);
