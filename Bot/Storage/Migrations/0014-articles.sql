-- runs with programs from schema 6
-- Articles as they are found by the stems of their words, what customers said of them, and questions that no article was found for.

CREATE TABLE articles (
  language TEXT NOT NULL,
  id TEXT NOT NULL,
  words TEXT NOT NULL,
  PRIMARY KEY (language, id)
);

{sqlite} CREATE VIRTUAL TABLE article_stems USING fts5 (language UNINDEXED, id UNINDEXED, stems);
{postgres} CREATE TABLE article_stems (language TEXT NOT NULL, id TEXT NOT NULL, stems TSVECTOR NOT NULL, PRIMARY KEY (language, id));
{postgres} CREATE INDEX article_stems_by_stem ON article_stems USING gin (stems);

CREATE TABLE article_uses (
  id {newid},
  article TEXT NOT NULL,
  language TEXT NOT NULL,
  outcome SMALLINT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX article_uses_by_time ON article_uses (at);

CREATE TABLE article_questions (
  id {newid},
  conversation_id BIGINT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX article_questions_of_conversation ON article_questions (conversation_id);
