-- Why: mails go out in the recipient's language, also to those who never chose one: the language of the page where they last
-- signed up, joined or signed in. It is the person's, not a workspace's: a confirmation or a new password belongs to none.
-- Order: one column that may be empty; those of before are written to in English until they next sign in.
-- Rollback: drop the column.
ALTER TABLE identity."user" ADD locale text CHECK (locale ~ '^[a-z]{2}$');
