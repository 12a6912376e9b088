-- A hall's: who reported the public question, and who wants its answer by mail.
INSERT INTO question_reports VALUES ('00000000-0000-7000-8000-000000000010', 'v5', 1795000000900, 0);
INSERT INTO question_followers VALUES ('00000000-0000-7000-8000-000000000010', 'told@old.example', 1795000001000);
INSERT INTO question_followers VALUES ('00000000-0000-7000-8000-000000000010', 'untold@old.example', 1795000001100);
