-- runs with programs from schema 1
-- The last write that each writing connection committed: what became of a commit whose answer was lost is looked up here.

CREATE TABLE last_writes (
  connection TEXT PRIMARY KEY,
  number BIGINT NOT NULL,
  at BIGINT NOT NULL
);
