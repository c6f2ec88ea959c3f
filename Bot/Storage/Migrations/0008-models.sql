-- runs with programs from schema 6
-- The classifier's life: models with their bytes, trainings, what a candidate would have read otherwise, and who did what.

CREATE TABLE audit (
  id {id},
  at BIGINT NOT NULL,
  by TEXT NOT NULL,
  act SMALLINT NOT NULL,
  what TEXT NOT NULL,
  reason TEXT
);

CREATE TABLE models (
  version TEXT PRIMARY KEY,
  state SMALLINT NOT NULL,
  is_shipped SMALLINT NOT NULL,
  is_whole SMALLINT NOT NULL,
  made_at BIGINT NOT NULL,
  made_by TEXT,
  parent TEXT,
  size BIGINT NOT NULL,
  card TEXT NOT NULL,
  activated_at BIGINT,
  activated_by TEXT,
  shadow_since BIGINT
);
CREATE UNIQUE INDEX models_active ON models (state) WHERE state = 1;

CREATE TABLE model_chunks (
  version TEXT NOT NULL,
  number BIGINT NOT NULL,
  bytes {bytes} NOT NULL,
  PRIMARY KEY (version, number)
);

CREATE TABLE trainings (
  id {id},
  state SMALLINT NOT NULL,
  begun_at BIGINT NOT NULL,
  begun_by TEXT NOT NULL,
  node TEXT NOT NULL,
  stage SMALLINT NOT NULL,
  share BIGINT NOT NULL,
  heard_at BIGINT NOT NULL,
  cancelled_by TEXT,
  ended_at BIGINT,
  model TEXT,
  problem TEXT
);
CREATE UNIQUE INDEX trainings_one ON trainings (state) WHERE state = 0;

CREATE TABLE shadow_counts (
  model TEXT NOT NULL,
  head SMALLINT NOT NULL,
  active_answer SMALLINT NOT NULL,
  shadow_answer SMALLINT NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (model, head, active_answer, shadow_answer)
);

CREATE TABLE shadow_samples (
  model TEXT NOT NULL,
  head SMALLINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  active_answer SMALLINT NOT NULL,
  shadow_answer SMALLINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (model, head, conversation_id, position)
);
CREATE INDEX shadow_samples_of_conversation ON shadow_samples (conversation_id);
