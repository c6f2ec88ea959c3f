-- runs with programs from schema 6
-- What people say a message means, beside what the model had read in it, and which model that was. Texts here hold no addresses and no numbers of people.

ALTER TABLE messages ADD COLUMN read_by TEXT;

CREATE TABLE labelled_messages (
  id {newid},
  conversation_id BIGINT,
  position BIGINT,
  text TEXT NOT NULL,
  text_key TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (conversation_id, position)
);
CREATE INDEX labelled_messages_key ON labelled_messages (text_key);
CREATE UNIQUE INDEX labelled_messages_loose ON labelled_messages (text_key) WHERE conversation_id IS NULL;

CREATE TABLE labels (
  message_id BIGINT NOT NULL REFERENCES labelled_messages (id) ON DELETE CASCADE,
  head TEXT NOT NULL,
  agent_id BIGINT NOT NULL,
  value TEXT NOT NULL,
  source SMALLINT NOT NULL,
  read_value TEXT,
  read_confidence BIGINT,
  read_by TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (message_id, head, agent_id)
);
CREATE INDEX labels_at ON labels (at);

CREATE TABLE erased_labels (
  id {id},
  labelled_at BIGINT NOT NULL,
  erased_at BIGINT NOT NULL
);
CREATE INDEX erased_labels_at ON erased_labels (erased_at);
