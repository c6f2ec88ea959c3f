-- runs with programs from schema 6
-- By what a queue is changed: of two who changed what they saw at once, the second looks again.
ALTER TABLE queues ADD COLUMN revision BIGINT NOT NULL DEFAULT 0;
