-- Times are Unix milliseconds (UTC); lists and records are JSON. Words in braces are those of EngineWords.

CREATE TABLE customers (
  id {id},
  channel TEXT NOT NULL,
  external_id TEXT NOT NULL,
  name TEXT,
  language_hint TEXT,
  created_at BIGINT NOT NULL,
  UNIQUE (channel, external_id)
);

CREATE TABLE conversations (
  id {id},
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  customer_id BIGINT NOT NULL REFERENCES customers (id),
  version BIGINT NOT NULL,
  state TEXT NOT NULL,
  last_position BIGINT NOT NULL,
  handled_position BIGINT NOT NULL,
  ready_at BIGINT,
  changed BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  UNIQUE (channel, address)
);
CREATE INDEX conversations_ready ON conversations (ready_at) WHERE ready_at IS NOT NULL;
CREATE INDEX conversations_changed ON conversations (changed);

CREATE TABLE messages (
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  position BIGINT NOT NULL,
  author SMALLINT NOT NULL,
  agent_id BIGINT,
  channel TEXT,
  external_id TEXT,
  text TEXT NOT NULL,
  choice TEXT,
  unreadable TEXT,
  choices TEXT,
  attachments TEXT,
  reading TEXT,
  at BIGINT NOT NULL,
  edited_at BIGINT,
  PRIMARY KEY (conversation_id, position)
);
CREATE UNIQUE INDEX messages_once ON messages (channel, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE tickets (
  number {id},
  conversation_id BIGINT NOT NULL UNIQUE REFERENCES conversations (id),
  state SMALLINT NOT NULL,
  tier SMALLINT NOT NULL,
  queue TEXT NOT NULL,
  urgency SMALLINT NOT NULL,
  topic SMALLINT NOT NULL,
  reason SMALLINT,
  agent_id BIGINT,
  waiting_since BIGINT,
  promised_by BIGINT,
  broken_promises BIGINT NOT NULL,
  opened_at BIGINT NOT NULL,
  resolved_at BIGINT,
  symptom TEXT
);
CREATE INDEX tickets_waiting ON tickets (urgency DESC, waiting_since) WHERE state = 1;
CREATE INDEX tickets_claimed ON tickets (agent_id) WHERE state = 2;
CREATE INDEX tickets_resolved ON tickets (resolved_at) WHERE state = 3;

CREATE TABLE outbox (
  id {id},
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  position BIGINT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  text TEXT NOT NULL,
  choices TEXT,
  state SMALLINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  external_id TEXT,
  problem TEXT,
  created_at BIGINT NOT NULL,
  done_at BIGINT
);
CREATE INDEX outbox_open ON outbox (channel, id) WHERE state <= 1;
CREATE INDEX outbox_trouble ON outbox (channel, state) WHERE state >= 3;
CREATE INDEX outbox_heads ON outbox (conversation_id, id) WHERE state <= 1;
CREATE INDEX outbox_of_conversation ON outbox (conversation_id, position);

CREATE TABLE timers (
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  kind SMALLINT NOT NULL,
  due_at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, kind)
);
CREATE INDEX timers_due ON timers (due_at);

CREATE TABLE channel_positions (
  channel TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE agents (
  id {id},
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role SMALLINT NOT NULL,
  password_hash TEXT NOT NULL,
  languages TEXT NOT NULL,
  enabled SMALLINT NOT NULL,
  stamp TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE api_tokens (
  hash TEXT PRIMARY KEY,
  agent_id BIGINT NOT NULL REFERENCES agents (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);

CREATE TABLE attachments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  content_type TEXT NOT NULL,
  size BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE scripts (
  name TEXT NOT NULL,
  version BIGINT NOT NULL,
  source TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (name, version)
);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
);

CREATE TABLE keys (
  name TEXT PRIMARY KEY,
  xml TEXT NOT NULL
);
