-- What a post waits for, so that a list sees it at once.

-- When it was handed to reviewers, while it is in review; and when they asked for changes, while it is with its author.
ALTER TABLE posts ADD COLUMN submitted_at BIGINT;
ALTER TABLE posts ADD COLUMN returned_at BIGINT;

UPDATE posts SET submitted_at = updated_at WHERE state = 'in_review';
UPDATE posts SET returned_at = updated_at
 WHERE state = 'draft' AND (SELECT verdict FROM post_reviews WHERE post_id = posts.id ORDER BY at DESC, id DESC LIMIT 1) = 'changes';
