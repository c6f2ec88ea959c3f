-- runs with programs from schema 6
-- How often each answer of each head was read a day, surely or not, so that it is seen when customers or readings change. A day is one of UTC.

CREATE TABLE reading_counts (
  day BIGINT NOT NULL,
  head TEXT NOT NULL,
  answer TEXT NOT NULL,
  sure BIGINT NOT NULL,
  unsure BIGINT NOT NULL,
  PRIMARY KEY (day, head, answer)
);
