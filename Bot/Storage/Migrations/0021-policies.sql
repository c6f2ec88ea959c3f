-- runs with programs from schema 6
-- When people are there, and how soon tickets are answered, as admins decided it.

CREATE TABLE calendars (
  name TEXT PRIMARY KEY,
  week TEXT NOT NULL,
  holidays TEXT NOT NULL,
  zone TEXT NOT NULL,
  revision BIGINT NOT NULL
);

CREATE TABLE policies (
  queue TEXT PRIMARY KEY,
  calendar TEXT NOT NULL,
  targets TEXT NOT NULL,
  revision BIGINT NOT NULL
);
