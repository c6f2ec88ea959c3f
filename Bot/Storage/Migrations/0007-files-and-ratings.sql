-- runs with programs from schema 6
-- What files are, whose, and who may open them; what customers say of the help they got, and up to where they have read.

ALTER TABLE attachments ADD COLUMN sha256 TEXT;
ALTER TABLE attachments ADD COLUMN conversation_id BIGINT;
ALTER TABLE attachments ADD COLUMN confidential SMALLINT NOT NULL DEFAULT 0;
CREATE INDEX attachments_loose ON attachments (created_at) WHERE conversation_id IS NULL AND sha256 IS NOT NULL;

ALTER TABLE conversations ADD COLUMN seen_position BIGINT NOT NULL DEFAULT 0;

CREATE TABLE ratings (
  conversation_id BIGINT NOT NULL REFERENCES conversations (id),
  resolved_at BIGINT NOT NULL,
  score SMALLINT NOT NULL,
  comment TEXT,
  at BIGINT NOT NULL,
  PRIMARY KEY (conversation_id, resolved_at)
);
CREATE INDEX ratings_at ON ratings (at);
