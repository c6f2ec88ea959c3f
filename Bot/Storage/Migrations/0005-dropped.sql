-- runs with programs from schema 1
-- What an admin gave up by hand: it is no trouble any more, and still stands in the transcript.

ALTER TABLE outbox ADD COLUMN dropped_at BIGINT;
