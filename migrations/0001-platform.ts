import { SqlMigration } from './sql-migration.js';

export class Platform1700000000001 extends SqlMigration {
  protected readonly sql = `
    -- The service's clock. Every instant that decides something is read here, so a test that moves it moves them all.
    -- clock_timestamp(), not now(): a transaction that waited for a lock must judge a deadline by the time it got it.
    CREATE FUNCTION service_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
      AS 'SELECT date_trunc(''milliseconds'', clock_timestamp())';

    CREATE FUNCTION from_now(milliseconds bigint) RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
      AS 'SELECT service_now() + make_interval(secs => milliseconds / 1000.0)';

    -- Proof of which master key this database was written with.
    CREATE TABLE master_key (
      only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT master_key_only_row CHECK (only_row),
      fingerprint bytea NOT NULL
    );

    -- What happened (history) and what is still to be told (outbox), in one.
    CREATE TABLE events (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      subject_kind text NOT NULL,
      subject_id uuid NOT NULL,
      seq integer NOT NULL,
      type text NOT NULL,
      at timestamptz NOT NULL DEFAULT service_now(),
      actor_role text NOT NULL CONSTRAINT events_actor_role CHECK (actor_role IN ('resident', 'lawyer', 'operator', 'system')),
      actor_id uuid,
      reason text,
      data jsonb NOT NULL DEFAULT '{}',
      signals jsonb,
      relayed_at timestamptz,
      CONSTRAINT events_one_place UNIQUE (subject_id, seq)
    );
    CREATE INDEX events_to_relay ON events (id) WHERE signals IS NOT NULL AND relayed_at IS NULL;

    CREATE FUNCTION events_are_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'relayed_at') = (to_jsonb(OLD) - 'relayed_at') THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$;
    CREATE TRIGGER events_are_history BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_are_history();

    CREATE TABLE idempotency_keys (
      account_id uuid NOT NULL,
      key text NOT NULL,
      request_hash bytea NOT NULL,
      response jsonb,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      PRIMARY KEY (account_id, key)
    );
    CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

    -- Counters against abuse; losing them in a crash harms nobody.
    CREATE UNLOGGED TABLE rate_buckets (
      bucket text NOT NULL,
      window_start timestamptz NOT NULL,
      hits integer NOT NULL,
      PRIMARY KEY (bucket, window_start)
    );
    CREATE INDEX rate_buckets_by_age ON rate_buckets (window_start);
  `;
}
