-- runs with programs from schema 6
-- Canned replies, which customer got which wording of them, and how agents sign.

CREATE TABLE canned_replies (
  id {newid},
  shipped TEXT UNIQUE,
  shortcut TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  texts TEXT NOT NULL,
  put_away SMALLINT NOT NULL DEFAULT 0,
  version BIGINT NOT NULL DEFAULT 1,
  changed_at BIGINT NOT NULL,
  changed_by TEXT
);

CREATE TABLE canned_uses (
  id {newid},
  reply_id BIGINT NOT NULL,
  wording TEXT NOT NULL,
  conversation_id BIGINT NOT NULL,
  agent_id BIGINT NOT NULL,
  unchanged SMALLINT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX canned_uses_of_conversation ON canned_uses (conversation_id);
CREATE INDEX canned_uses_by_time ON canned_uses (at);

CREATE TABLE signatures (
  agent_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (agent_id, language)
);
