-- runs with programs from schema 6
-- One row for every episode: a matter from its first message, or its opening again, until it was resolved; and what each agent had of it (docs/measures.md).

CREATE TABLE episodes (
  conversation_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  channel TEXT NOT NULL,
  language SMALLINT NOT NULL,
  topic SMALLINT NOT NULL,
  queue TEXT NOT NULL,
  urgency SMALLINT NOT NULL,
  start SMALLINT NOT NULL,
  began_at BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  ended_by SMALLINT NOT NULL,
  outcome SMALLINT NOT NULL,
  reason SMALLINT,
  handed_off_at BIGINT,
  answered_at BIGINT,
  waited BIGINT NOT NULL,
  handled BIGINT NOT NULL,
  agents SMALLINT NOT NULL,
  replies BIGINT NOT NULL,
  moves BIGINT NOT NULL,
  promises_kept BIGINT NOT NULL,
  promises_broken BIGINT NOT NULL,
  dues_missed BIGINT NOT NULL,
  hostile SMALLINT NOT NULL,
  symptom TEXT,
  cause TEXT,
  returned_at BIGINT,
  PRIMARY KEY (conversation_id, number)
);
CREATE INDEX episodes_ended ON episodes (ended_at);

CREATE TABLE episode_agents (
  conversation_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  agent_id BIGINT NOT NULL,
  ended_at BIGINT NOT NULL,
  handled BIGINT NOT NULL,
  replies BIGINT NOT NULL,
  hostile SMALLINT NOT NULL,
  PRIMARY KEY (conversation_id, number, agent_id)
);
CREATE INDEX episode_agents_ended ON episode_agents (ended_at);
