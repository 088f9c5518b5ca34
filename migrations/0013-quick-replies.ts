import { SqlMigration } from './sql-migration.js';

export class QuickReplies1700000000013 extends SqlMigration {
  protected readonly sql = `
    -- Places are 1, 2, 3 … to 100 and no two have the same, so that a lawyer has a hundred at most, whoever writes here.
    CREATE TABLE quick_replies (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      lawyer_id uuid NOT NULL CONSTRAINT quick_replies_lawyer REFERENCES lawyers ON DELETE CASCADE,
      position integer NOT NULL CONSTRAINT quick_replies_position CHECK (position BETWEEN 1 AND 100),
      title text NOT NULL CONSTRAINT quick_replies_title CHECK (char_length(title) BETWEEN 1 AND 40),
      body text NOT NULL CONSTRAINT quick_replies_body CHECK (char_length(body) BETWEEN 1 AND 2000),
      created_at timestamptz NOT NULL DEFAULT service_now(),
      -- Looked at when a statement is done: a move shifts those in between.
      CONSTRAINT quick_replies_position_key UNIQUE (lawyer_id, position) DEFERRABLE
    );
  `;
}
