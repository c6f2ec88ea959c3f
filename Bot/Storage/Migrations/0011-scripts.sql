-- runs with programs from schema 6
-- Triage scripts that admins change: drafts, which version is in force from when on, and trials; and the ways of conversations through scripts.

ALTER TABLE scripts ADD COLUMN made_by TEXT;

CREATE TABLE script_drafts (
  name TEXT PRIMARY KEY,
  revision BIGINT NOT NULL,
  source TEXT,
  at BIGINT NOT NULL,
  by TEXT NOT NULL
);

CREATE TABLE script_releases (
  name TEXT NOT NULL,
  number BIGINT NOT NULL,
  version BIGINT,
  trial_version BIGINT,
  percent SMALLINT,
  starts_at BIGINT NOT NULL,
  at BIGINT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (name, number)
);

CREATE TABLE script_walks (
  conversation_id BIGINT NOT NULL,
  turn BIGINT NOT NULL,
  part SMALLINT NOT NULL,
  script TEXT NOT NULL,
  version BIGINT NOT NULL,
  begun SMALLINT NOT NULL,
  steps TEXT NOT NULL,
  last TEXT NOT NULL,
  outcome SMALLINT,
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, turn, part)
);
CREATE INDEX script_walks_of_script ON script_walks (script, at);
