-- runs with programs from schema 6
-- What whoever takes a ticket should know, as the script that handed it off says.

ALTER TABLE tickets ADD COLUMN skills TEXT;
