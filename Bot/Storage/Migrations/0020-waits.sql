-- runs with programs from schema 6
-- What each ticket that was taken cost of the time of those who were here, and the waits that customers were told, with what came true.

ALTER TABLE claims ADD COLUMN agent_id BIGINT;
ALTER TABLE claims ADD COLUMN urgency SMALLINT NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN waited BIGINT NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN load BIGINT NOT NULL DEFAULT 0;
ALTER TABLE claims ADD COLUMN cost BIGINT;
CREATE INDEX claims_queue ON claims (queue, at);

CREATE TABLE wait_estimates (
  id {id},
  conversation_id BIGINT NOT NULL,
  queue TEXT NOT NULL,
  told_at BIGINT NOT NULL,
  is_first SMALLINT NOT NULL,
  ahead BIGINT NOT NULL,
  from_minutes BIGINT NOT NULL,
  to_minutes BIGINT NOT NULL,
  ended_at BIGINT,
  taken SMALLINT NOT NULL DEFAULT 0
);
CREATE INDEX wait_estimates_open ON wait_estimates (conversation_id) WHERE ended_at IS NULL;
CREATE INDEX wait_estimates_told ON wait_estimates (told_at);
