-- runs with programs from schema 6
-- What customers report that may be part of an outage, how much of that is usual, alarms, incidents, and who was told what of them.

CREATE TABLE urgent_reports (
  conversation_id BIGINT NOT NULL,
  position BIGINT NOT NULL,
  at BIGINT NOT NULL,
  topic SMALLINT NOT NULL,
  urgency SMALLINT NOT NULL,
  marks TEXT NOT NULL,
  PRIMARY KEY (conversation_id, position)
);
CREATE INDEX urgent_reports_at ON urgent_reports (at);

CREATE TABLE urgent_hours (
  hour BIGINT NOT NULL,
  topic SMALLINT NOT NULL,
  customers BIGINT NOT NULL,
  PRIMARY KEY (hour, topic)
);

CREATE TABLE incident_alarms (
  id {id},
  topic SMALLINT NOT NULL,
  mark TEXT,
  since BIGINT NOT NULL,
  at BIGINT NOT NULL,
  renewed_at BIGINT NOT NULL,
  customers BIGINT NOT NULL,
  usual_thousandths BIGINT NOT NULL,
  state SMALLINT NOT NULL,
  decided_at BIGINT,
  decided_by TEXT,
  incident_id BIGINT
);
CREATE UNIQUE INDEX incident_alarms_open ON incident_alarms (topic) WHERE state = 0;

CREATE TABLE incidents (
  id {id},
  title TEXT NOT NULL,
  topics TEXT NOT NULL,
  mention TEXT,
  state SMALLINT NOT NULL,
  since BIGINT NOT NULL,
  declared_at BIGINT NOT NULL,
  declared_by TEXT NOT NULL,
  ended_at BIGINT,
  told_until BIGINT NOT NULL DEFAULT 0
);

CREATE TABLE incident_updates (
  incident_id BIGINT NOT NULL REFERENCES incidents (id),
  number SMALLINT NOT NULL,
  state SMALLINT NOT NULL,
  text_en TEXT NOT NULL,
  text_ru TEXT NOT NULL,
  text_pl TEXT NOT NULL,
  at BIGINT NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (incident_id, number)
);

CREATE TABLE incident_notices (
  incident_id BIGINT NOT NULL,
  conversation_id BIGINT NOT NULL,
  number SMALLINT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (incident_id, conversation_id, number)
);
CREATE INDEX incident_notices_of_conversation ON incident_notices (conversation_id);
