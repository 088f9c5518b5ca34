import { SqlMigration } from './sql-migration.js';

/** Alarms, and what cover there really was; why it is as it is: docs/decisions/0016-alarms.md. */
export class Alarms1700000000016 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE alarms (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      kind text NOT NULL CONSTRAINT alarms_kind CHECK (kind IN ('live_gap', 'roster_override', 'runway', 'bureau_wave')),
      -- What it is about, within its kind: a board's slug, an order's id, an override's id.
      subject text NOT NULL,
      board text CONSTRAINT alarms_board REFERENCES boards,
      order_id uuid CONSTRAINT alarms_order REFERENCES orders,
      -- Ids and states only.
      data jsonb NOT NULL DEFAULT '{}',
      raised_at timestamptz NOT NULL DEFAULT service_now(),
      closed_at timestamptz,
      closed_by uuid CONSTRAINT alarms_closed_by REFERENCES accounts,
      acknowledged_by uuid CONSTRAINT alarms_acknowledged_by REFERENCES accounts,
      acknowledged_at timestamptz,
      -- After this, silence raises it again.
      acknowledged_until timestamptz,
      -- Who was asked for help last; null: nobody yet.
      step text CONSTRAINT alarms_step CHECK (step IN ('primary', 'standby', 'board', 'operators')),
      -- When the next step is due; null: nothing more is done by itself.
      next_step_at timestamptz,
      -- How often it was raised anew after it had been acknowledged.
      rounds integer NOT NULL DEFAULT 0,
      version integer NOT NULL DEFAULT 0,
      CONSTRAINT alarms_acknowledged CHECK ((acknowledged_by IS NULL) = (acknowledged_at IS NULL)
        AND (acknowledged_by IS NULL) = (acknowledged_until IS NULL)),
      CONSTRAINT alarms_forward CHECK (closed_at >= raised_at)
    );
    -- Raised once, however many notice it.
    CREATE UNIQUE INDEX alarms_open_once ON alarms (kind, subject) WHERE closed_at IS NULL;
    CREATE INDEX alarms_open ON alarms (id) WHERE closed_at IS NULL;
    CREATE INDEX alarms_due ON alarms (next_step_at) WHERE closed_at IS NULL AND next_step_at IS NOT NULL;

    -- Who was asked for help, each once a round; they may see the alarm and acknowledge it.
    CREATE TABLE alarm_calls (
      alarm_id uuid NOT NULL CONSTRAINT alarm_calls_alarm REFERENCES alarms,
      round integer NOT NULL,
      account_id uuid NOT NULL CONSTRAINT alarm_calls_account REFERENCES accounts,
      step text NOT NULL CONSTRAINT alarm_calls_step CHECK (step IN ('primary', 'standby', 'board', 'operators')),
      at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (alarm_id, round, account_id)
    );

    -- What cover a board really had; where there is no row, nobody looked.
    CREATE TABLE cover_history (
      board text NOT NULL CONSTRAINT cover_history_board REFERENCES boards,
      since timestamptz NOT NULL,
      until timestamptz NOT NULL,
      planned integer NOT NULL,
      live integer NOT NULL,
      effective integer NOT NULL,
      PRIMARY KEY (board, since),
      CONSTRAINT cover_history_forward CHECK (until >= since)
    );
  `;
}
