import { SqlMigration } from './sql-migration.js';

/** From an event to a person; why it is as it is: docs/decisions/0016-alarms.md. */
export class Notifications1700000000015 extends SqlMigration {
  protected readonly sql = `
    -- What a person is told inside of the service: ids and states, as events are.
    CREATE TABLE notices (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      account_id uuid NOT NULL CONSTRAINT notices_account REFERENCES accounts,
      kind text NOT NULL,
      data jsonb NOT NULL DEFAULT '{}',
      at timestamptz NOT NULL DEFAULT service_now(),
      read_at timestamptz
    );
    CREATE INDEX notices_of_account ON notices (account_id, id);
    CREATE INDEX notices_unread ON notices (account_id, id) WHERE read_at IS NULL;

    -- What goes out of the service: each once, by one channel to one address.
    CREATE TABLE deliveries (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      channel text NOT NULL CONSTRAINT deliveries_channel CHECK (channel IN ('sms', 'webhook')),
      -- The account for text messages; null: the webhook of the settings.
      account_id uuid CONSTRAINT deliveries_account REFERENCES accounts,
      -- What it is about; one of it goes to one address once. By bytes, so that its beginnings can be looked up.
      about text COLLATE "C" NOT NULL,
      content jsonb NOT NULL,
      state text NOT NULL DEFAULT 'waiting'
        CONSTRAINT deliveries_state CHECK (state IN ('waiting', 'sending', 'sent', 'unsure', 'failed')),
      attempts integer NOT NULL DEFAULT 0,
      -- When it is to be sent; while it is being sent: from when on its answer is taken for lost.
      next_at timestamptz NOT NULL DEFAULT service_now(),
      created_at timestamptz NOT NULL DEFAULT service_now(),
      CONSTRAINT deliveries_once UNIQUE NULLS NOT DISTINCT (about, channel, account_id),
      CONSTRAINT deliveries_address CHECK ((channel = 'sms') = (account_id IS NOT NULL))
    );
    CREATE INDEX deliveries_due ON deliveries (channel, next_at) WHERE state IN ('waiting', 'sending');

    CREATE TABLE delivery_attempts (
      delivery_id uuid NOT NULL CONSTRAINT delivery_attempts_delivery REFERENCES deliveries,
      attempt integer NOT NULL,
      began_at timestamptz NOT NULL DEFAULT service_now(),
      ended_at timestamptz,
      -- Null: under way, or its process died.
      outcome text CONSTRAINT delivery_attempts_outcome CHECK (outcome IN ('sent', 'refused', 'unsure')),
      detail text,
      PRIMARY KEY (delivery_id, attempt)
    );
  `;
}
