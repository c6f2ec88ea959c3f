-- runs with programs from schema 6
-- What single agents should hear of: kept until they have seen it, and some time beyond.

CREATE TABLE notices (
  id {newid},
  agent_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  kind SMALLINT NOT NULL,
  words TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen_at BIGINT
);
CREATE INDEX notices_of_agent ON notices (agent_id, id);
CREATE INDEX notices_unseen ON notices (agent_id, conversation_id) WHERE seen_at IS NULL;
CREATE INDEX notices_of_conversation ON notices (conversation_id);
