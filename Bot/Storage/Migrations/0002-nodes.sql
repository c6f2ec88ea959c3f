-- runs with programs from schema 1
-- Several nodes on one store: which node owes a conversation its turn, who does what only one may do, files that all can read.

ALTER TABLE schema_versions ADD COLUMN oldest BIGINT NOT NULL DEFAULT 0;

ALTER TABLE conversations ADD COLUMN claimed_by TEXT;
ALTER TABLE conversations ADD COLUMN claimed_until BIGINT;

CREATE INDEX outbox_waiting ON outbox (channel, next_at) WHERE state = 0;
CREATE INDEX outbox_sending ON outbox (channel, id) WHERE state = 1;

CREATE TABLE duties (
  name TEXT PRIMARY KEY,
  term BIGINT NOT NULL,
  node TEXT NOT NULL,
  taken_at BIGINT NOT NULL
);

CREATE TABLE attachment_chunks (
  attachment_id TEXT NOT NULL,
  number BIGINT NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (attachment_id, number)
);
