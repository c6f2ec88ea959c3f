-- runs with programs from schema 6
-- What messengers tell beyond words (edits, deletions, quotes, whom they reach no more), and what is done to messages that were sent.

ALTER TABLE messages ADD COLUMN deleted_at BIGINT;
ALTER TABLE messages ADD COLUMN replies_to TEXT;

CREATE TABLE message_versions (
  conversation_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  number BIGINT NOT NULL,
  replaced_at BIGINT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (conversation_id, position, number)
);

ALTER TABLE conversations ADD COLUMN unreachable_since BIGINT;

ALTER TABLE outbox ADD COLUMN act SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN target BIGINT;
ALTER TABLE outbox ADD COLUMN file TEXT;
ALTER TABLE outbox ADD COLUMN replies_to TEXT;
ALTER TABLE outbox ADD COLUMN repeated SMALLINT NOT NULL DEFAULT 0;

CREATE TABLE claims (
  id {id},
  queue TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX claims_at ON claims (at);

ALTER TABLE customers ADD COLUMN person_id BIGINT;
CREATE INDEX customers_person ON customers (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE link_codes (
  code TEXT PRIMARY KEY,
  customer_id BIGINT NOT NULL REFERENCES customers (id),
  expires_at BIGINT NOT NULL
);
