-- runs with programs from schema 6
-- By which rule a ticket went to people, with what held then; and what became of matters that first line worked on, without whose they were.

ALTER TABLE tickets ADD COLUMN handoff_rule TEXT;
ALTER TABLE tickets ADD COLUMN handoff_held TEXT;

CREATE TABLE outcomes (
  id {id},
  topic SMALLINT NOT NULL,
  known SMALLINT NOT NULL,
  solved SMALLINT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX outcomes_at ON outcomes (at);
