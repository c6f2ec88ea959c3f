-- runs with programs from schema 6
-- The newest reply an agent sent, by the id its sender gave it: what comes twice goes out once.

ALTER TABLE tickets ADD COLUMN last_send TEXT;
