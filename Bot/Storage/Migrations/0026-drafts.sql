-- runs with programs from schema 6
-- What agents began to write and have not sent.

CREATE TABLE drafts (
  conversation_id BIGINT NOT NULL,
  agent_id BIGINT NOT NULL,
  text TEXT NOT NULL,
  is_note SMALLINT NOT NULL,
  canned TEXT NOT NULL DEFAULT '',
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, agent_id)
);
CREATE INDEX drafts_by_time ON drafts (at);
