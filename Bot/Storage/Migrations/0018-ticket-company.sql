-- runs with programs from schema 6
-- Who follows a ticket, which tickets belong together, and into what language one is to be translated.

CREATE TABLE followers (
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  agent_id BIGINT NOT NULL,
  since BIGINT NOT NULL,
  seen_position BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, agent_id)
);
CREATE INDEX followers_by_agent ON followers (agent_id);

CREATE TABLE ticket_links (
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  other_id BIGINT NOT NULL REFERENCES conversations (id),
  kind SMALLINT NOT NULL,
  agent_id BIGINT,
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, other_id)
);
CREATE INDEX ticket_links_by_other ON ticket_links (other_id);

CREATE INDEX tickets_merged ON tickets (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE tickets ADD COLUMN translate_into SMALLINT;
