import { SqlMigration } from './sql-migration.js';

export class Identity1700000000002 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE accounts (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      role text NOT NULL CONSTRAINT accounts_role CHECK (role IN ('resident', 'lawyer', 'operator')),
      display_name text NOT NULL,
      username text CONSTRAINT accounts_username_key UNIQUE,
      password_hash text,
      totp_secret bytea,
      totp_last_step integer NOT NULL DEFAULT 0,
      phone_hash bytea CONSTRAINT accounts_phone_key UNIQUE,
      phone_sealed bytea,
      name_hash bytea,
      demo boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      -- Of its history.
      version integer NOT NULL DEFAULT 0,
      -- An operator who has left; nobody signs in by it.
      closed_at timestamptz CONSTRAINT accounts_closed CHECK (closed_at IS NULL OR role = 'operator'),
      -- Whoever has a phone_hash signs in by text message: staff, who have a second factor, never do.
      CONSTRAINT accounts_phone_signs_in CHECK (role = 'resident' OR phone_hash IS NULL),
      CONSTRAINT accounts_way_in CHECK (
        CASE role WHEN 'resident' THEN phone_hash IS NOT NULL AND phone_sealed IS NOT NULL
                  ELSE username IS NOT NULL AND password_hash IS NOT NULL END)
    );

    CREATE INDEX accounts_operators ON accounts (id) WHERE role = 'operator';
    CREATE INDEX accounts_by_name ON accounts (name_hash) WHERE name_hash IS NOT NULL;

    CREATE TABLE sessions (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      account_id uuid NOT NULL CONSTRAINT sessions_account REFERENCES accounts,
      refresh_hash bytea NOT NULL CONSTRAINT sessions_refresh_key UNIQUE,
      refresh_expires_at timestamptz NOT NULL,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      ended_at timestamptz,
      end_reason text,
      CONSTRAINT sessions_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
    );
    CREATE INDEX sessions_of_account ON sessions (account_id) WHERE ended_at IS NULL;
    CREATE INDEX sessions_by_expiry ON sessions (refresh_expires_at);

    CREATE TABLE access_tokens (
      hash bytea PRIMARY KEY,
      session_id uuid NOT NULL CONSTRAINT access_tokens_session REFERENCES sessions ON DELETE CASCADE,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX access_tokens_of_session ON access_tokens (session_id);
    CREATE INDEX access_tokens_by_expiry ON access_tokens (expires_at);

    -- A refresh token that comes a second time was stolen, or its thief was first: either way the family ends.
    CREATE TABLE spent_refresh_tokens (
      hash bytea PRIMARY KEY,
      session_id uuid NOT NULL CONSTRAINT spent_refresh_tokens_session REFERENCES sessions ON DELETE CASCADE
    );
    CREATE INDEX spent_refresh_tokens_of_session ON spent_refresh_tokens (session_id);

    CREATE TABLE sms_codes (
      phone_hash bytea PRIMARY KEY,
      code_hash bytea NOT NULL,
      expires_at timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0
    );
  `;
}
