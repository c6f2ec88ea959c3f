-- runs with programs from schema 6
-- How queues are worked, who can be given what, who is at the desk, and who had which conversation when.

CREATE TABLE queues (
  name TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  is_push SMALLINT NOT NULL,
  cap BIGINT NOT NULL,
  answer_seconds BIGINT NOT NULL,
  wait_seconds BIGINT NOT NULL
);
INSERT INTO queues (name, title, is_push, cap, answer_seconds, wait_seconds) VALUES
  ('support', 'Support', 0, 4, 300, 3600), ('billing', 'Billing', 0, 4, 300, 3600), ('technical', 'Technical', 0, 4, 300, 3600),
  ('delivery', 'Delivery', 0, 4, 300, 3600), ('security', 'Security', 0, 4, 300, 3600);

ALTER TABLE agents ADD COLUMN skills TEXT NOT NULL DEFAULT '';
ALTER TABLE agents ADD COLUMN tiers TEXT NOT NULL DEFAULT '';
ALTER TABLE agents ADD COLUMN queues TEXT NOT NULL DEFAULT '';
ALTER TABLE agents ADD COLUMN cap BIGINT;

CREATE TABLE presences (
  agent_id BIGINT PRIMARY KEY REFERENCES agents (id),
  chosen SMALLINT NOT NULL,
  seen_at BIGINT,
  active_at BIGINT,
  pause_until BIGINT,
  rested_at BIGINT
);

CREATE TABLE agent_claims (
  id {id},
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  agent_id BIGINT NOT NULL,
  at BIGINT NOT NULL,
  is_hostile SMALLINT NOT NULL,
  came_back_at BIGINT
);
CREATE INDEX agent_claims_agent ON agent_claims (agent_id, at);
CREATE INDEX agent_claims_conversation ON agent_claims (conversation_id, at);
CREATE INDEX agent_claims_back ON agent_claims (came_back_at) WHERE came_back_at IS NOT NULL;
