-- runs with programs from schema 1
-- What nodes shared only by chance so far: files that are still coming in, and failed sign-ins.

CREATE TABLE attachment_uploads (
  attachment_id TEXT PRIMARY KEY,
  seen_at BIGINT NOT NULL
);

CREATE TABLE sign_in_attempts (
  whose TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  since BIGINT NOT NULL
);
CREATE INDEX sign_in_attempts_since ON sign_in_attempts (since);
