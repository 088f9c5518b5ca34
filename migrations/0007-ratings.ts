import { SqlMigration } from './sql-migration.js';

export class Ratings1700000000007 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE ratings (
      order_id uuid NOT NULL,
      segment integer NOT NULL,
      level integer NOT NULL CONSTRAINT ratings_level CHECK (level BETWEEN 1 AND 5),
      reasons text[] NOT NULL DEFAULT '{}',
      comment text,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      changed_at timestamptz,
      PRIMARY KEY (order_id, segment),
      CONSTRAINT ratings_segment FOREIGN KEY (order_id, segment) REFERENCES segments (order_id, number)
    );
  `;
}
