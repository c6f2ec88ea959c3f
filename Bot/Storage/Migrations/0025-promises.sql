-- runs with programs from schema 6
-- What customers were promised and what became of it, and since when they wait beyond what was promised or asked for.

CREATE TABLE promises (
  id {id},
  conversation_id BIGINT NOT NULL,
  agent_id BIGINT,
  queue TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  reminded_at BIGINT,
  kept_at BIGINT,
  broken_at BIGINT,
  withdrawn_at BIGINT
);
CREATE INDEX promises_of_conversation ON promises (conversation_id, id);
CREATE INDEX promises_open ON promises (due_at) WHERE kept_at IS NULL AND broken_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX promises_made ON promises (made_at);

ALTER TABLE tickets ADD COLUMN overdue_since BIGINT;
ALTER TABLE tickets ADD COLUMN holding_notes BIGINT NOT NULL DEFAULT 0;
ALTER TABLE tickets ADD COLUMN due_by BIGINT;
