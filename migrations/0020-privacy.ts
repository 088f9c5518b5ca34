import { ONLINE_DAYS } from './0020-online-days.js';
import { SqlMigration } from './sql-migration.js';

/** People take back what is kept of them; what stays and why: docs/decisions/0020-privacy.md. */
export class Privacy1700000000020 extends SqlMigration {
  protected readonly sql = `
    ${ACCOUNTS}
    ${ORDERS}
    ${ENTRIES}
    ${EVENTS}
    ${ONLINE_DAYS}
  `;
}

const ACCOUNTS = `
    ALTER TABLE accounts ADD COLUMN erased_at timestamptz;
    CREATE INDEX sessions_all_of_account ON sessions (account_id, id);
    -- Nobody comes in by an erased account any more, whatever the ways in are.
    DO $$
    DECLARE ways_in CONSTANT text := (
      SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint
       WHERE conrelid = 'accounts'::regclass AND conname = 'accounts_way_in');
    BEGIN
      ALTER TABLE accounts DROP CONSTRAINT accounts_way_in;
      EXECUTE format('ALTER TABLE accounts ADD CONSTRAINT accounts_way_in CHECK (erased_at IS NOT NULL OR (%s))', ways_in);
    END $$;
    ALTER TABLE accounts ADD CONSTRAINT accounts_erased CHECK (erased_at IS NULL OR role = 'resident');

    -- All that is not named here is forgotten: also what a later migration will add. Once erased, it stays so.
    CREATE FUNCTION accounts_forget() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF OLD.erased_at IS NOT NULL THEN
        RAISE EXCEPTION 'the account is erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_erased';
      END IF;
      RETURN jsonb_populate_record(NULL::accounts, jsonb_build_object(
        'id', OLD.id, 'role', OLD.role, 'display_name', '已注销的居民', 'totp_last_step', 0, 'pin_tries', 0, 'demo', OLD.demo,
        'created_at', OLD.created_at, 'version', OLD.version + 1, 'erased_at', NEW.erased_at));
    END $$;
    CREATE TRIGGER accounts_forget BEFORE UPDATE ON accounts FOR EACH ROW
      WHEN (NEW.erased_at IS NOT NULL OR OLD.erased_at IS NOT NULL) EXECUTE FUNCTION accounts_forget();

    -- What was on its way when the account was erased: it waits here for the account's row, and finds out.
    -- Arguments: whose it is; whether it is refused, with all that belongs to it, or dropped.
    CREATE FUNCTION nothing_for_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE owner CONSTANT uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
    BEGIN
      PERFORM FROM accounts WHERE id = owner AND erased_at IS NULL FOR KEY SHARE;
      IF FOUND THEN RETURN NULL; END IF;
      IF TG_ARGV[1] = 'refused' THEN
        RAISE EXCEPTION 'the account is erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'accounts_erased';
      END IF;
      EXECUTE format('DELETE FROM %I WHERE %I = $1', TG_TABLE_NAME, TG_ARGV[0]) USING owner;
      RETURN NULL;
    END $$;
    CREATE TRIGGER nothing_for_the_erased AFTER INSERT ON sessions
      FOR EACH ROW EXECUTE FUNCTION nothing_for_the_erased('account_id', 'refused');
    CREATE TRIGGER nothing_for_the_erased AFTER INSERT ON orders
      FOR EACH ROW EXECUTE FUNCTION nothing_for_the_erased('resident_id', 'refused');
    CREATE TRIGGER nothing_for_the_erased AFTER INSERT ON attachments
      FOR EACH ROW EXECUTE FUNCTION nothing_for_the_erased('uploader_id', 'refused');
    CREATE TRIGGER nothing_for_the_erased AFTER INSERT ON read_marks
      FOR EACH ROW EXECUTE FUNCTION nothing_for_the_erased('account_id', 'dropped');
    -- A beat of somebody who is known already is an update, and costs nothing here.
    CREATE TRIGGER nothing_for_the_erased AFTER INSERT ON resident_presences
      FOR EACH ROW EXECUTE FUNCTION nothing_for_the_erased('resident_id', 'dropped');
`;

const ORDERS = `
    -- When what its resident said was erased: it can never be opened again.
    ALTER TABLE orders ADD COLUMN erased_at timestamptz,
      ADD CONSTRAINT orders_erased CHECK (
        erased_at IS NULL OR (status IN ('completed', 'cancelled') AND description = '' AND dialect IS NULL));

    -- Nor is anything said of it in words.
    CREATE FUNCTION ratings_of_the_erased() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF EXISTS (SELECT FROM orders WHERE id = NEW.order_id AND erased_at IS NOT NULL)
         AND (NEW.comment IS NOT NULL OR NEW.reasons <> '{}') THEN
        RAISE EXCEPTION 'the order is erased' USING ERRCODE = 'check_violation', CONSTRAINT = 'orders_erased';
      END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER ratings_of_the_erased BEFORE INSERT OR UPDATE ON ratings
      FOR EACH ROW EXECUTE FUNCTION ratings_of_the_erased();
`;

const ENTRIES = `
    -- The entry's own hash as it was with its words. The client id that went into it is gone as well: without it nobody
    -- can find the words by trying.
    ALTER TABLE entries ADD COLUMN erased_hash bytea;
    ALTER TABLE entries DROP CONSTRAINT entries_attachment;
    ALTER TABLE entries
      ADD CONSTRAINT entries_attachment CHECK (
        CASE WHEN erased_hash IS NULL THEN (kind IN ('image', 'voice', 'file')) = (attachment_id IS NOT NULL)
             ELSE attachment_id IS NULL AND body IS NULL END);

    ALTER FUNCTION entry_hash(entries) RENAME TO entry_hash_of_words;
    CREATE FUNCTION entry_hash(e entries) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
      AS 'SELECT coalesce(e.erased_hash, entry_hash_of_words(e))';

    -- Once, in an order that is erased, and leaving what the chain needs.
    CREATE OR REPLACE FUNCTION entries_are_a_log() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE words CONSTANT text[] := '{body,client_id,attachment_id,erased_hash}';
    BEGIN
      IF TG_OP = 'UPDATE' AND OLD.erased_hash IS NULL AND NEW.erased_hash = entry_hash(OLD)
         AND (to_jsonb(NEW) - words) = (to_jsonb(OLD) - words)
         AND EXISTS (SELECT FROM orders WHERE id = OLD.order_id AND erased_at IS NOT NULL) THEN
        RETURN NEW;
      END IF;
      RAISE EXCEPTION 'the log of a conversation is append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$;
`;

const EVENTS = `
    -- Of an erased order the history keeps who did what and when; what somebody wrote as a reason goes.
    CREATE OR REPLACE FUNCTION events_are_history() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'UPDATE' THEN
        IF (to_jsonb(NEW) - 'relayed_at') = (to_jsonb(OLD) - 'relayed_at') THEN RETURN NEW; END IF;
        IF NEW.reason IS NULL AND (to_jsonb(NEW) - 'reason') = (to_jsonb(OLD) - 'reason')
           AND EXISTS (SELECT FROM orders WHERE id = OLD.subject_id AND erased_at IS NOT NULL) THEN
          RETURN NEW;
        END IF;
      END IF;
      RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'integrity_constraint_violation';
    END $$;
`;
