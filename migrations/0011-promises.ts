import { SqlMigration } from './sql-migration.js';

export class Promises1700000000011 extends SqlMigration {
  protected readonly sql = `
    -- A call-back that was promised to a resident whom nobody had answered yet, and what became of it.
    CREATE TABLE promises (
      order_id uuid NOT NULL CONSTRAINT promises_order REFERENCES orders,
      promised_at timestamptz NOT NULL DEFAULT service_now(),
      call_by timestamptz NOT NULL,
      outcome text CONSTRAINT promises_outcome CHECK (outcome IN ('kept', 'broken', 'released')),
      settled_at timestamptz,
      PRIMARY KEY (order_id, promised_at),
      CONSTRAINT promises_settled CHECK ((outcome IS NULL) = (settled_at IS NULL))
    );
    CREATE UNIQUE INDEX promises_one_open ON promises (order_id) WHERE outcome IS NULL;
    CREATE INDEX promises_due ON promises (call_by, order_id) WHERE outcome IS NULL;
  `;
}
