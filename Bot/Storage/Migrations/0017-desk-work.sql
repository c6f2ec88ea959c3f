-- runs with programs from schema 6
-- What people do with tickets: how they end, what comes next, what is put aside, merged, assigned, and what policies ask for by when.

ALTER TABLE tickets ADD COLUMN cause TEXT;
ALTER TABLE tickets ADD COLUMN outcome SMALLINT;
ALTER TABLE tickets ADD COLUMN tags TEXT;
ALTER TABLE tickets ADD COLUMN next_step TEXT;
ALTER TABLE tickets ADD COLUMN next_step_at BIGINT;
ALTER TABLE tickets ADD COLUMN snoozed_until BIGINT;
ALTER TABLE tickets ADD COLUMN merged_into BIGINT;
ALTER TABLE tickets ADD COLUMN assigned_at BIGINT;
ALTER TABLE tickets ADD COLUMN waited_since BIGINT;
ALTER TABLE tickets ADD COLUMN routed_because TEXT;
ALTER TABLE tickets ADD COLUMN first_response_by BIGINT;
ALTER TABLE tickets ADD COLUMN next_response_by BIGINT;
ALTER TABLE tickets ADD COLUMN resolve_by BIGINT;
ALTER TABLE tickets ADD COLUMN sla_missed BIGINT NOT NULL DEFAULT 0;
