import { SqlMigration } from './sql-migration.js';

/** 桌上通: devices, cards, and the sessions that are bound to them; why: docs/decisions/0019-kiosks.md. */
export class Kiosks1700000000019 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE kiosks (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      name text NOT NULL,
      town text NOT NULL,
      village text NOT NULL,
      -- The enrolment code that is out, as a keyed hash; there is none once it was used.
      code_hash bytea CONSTRAINT kiosks_code_key UNIQUE,
      code_expires_at timestamptz,
      -- The 32 bytes of an Ed25519 key; whose private half has left nobody's device.
      public_key bytea CONSTRAINT kiosks_public_key CHECK (octet_length(public_key) = 32),
      enrolled_at timestamptz,
      last_seen_at timestamptz,
      revoked_at timestamptz,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT kiosks_code CHECK ((code_hash IS NULL) = (code_expires_at IS NULL)),
      CONSTRAINT kiosks_enrolled CHECK ((public_key IS NULL) = (enrolled_at IS NULL)),
      CONSTRAINT kiosks_revoked CHECK (revoked_at IS NULL OR (public_key IS NULL AND code_hash IS NULL))
    );

    CREATE TABLE kiosk_challenges (
      nonce_hash bytea PRIMARY KEY,
      kiosk_id uuid NOT NULL CONSTRAINT kiosk_challenges_kiosk REFERENCES kiosks,
      expires_at timestamptz NOT NULL
    );
    CREATE INDEX kiosk_challenges_of_kiosk ON kiosk_challenges (kiosk_id);
    CREATE INDEX kiosk_challenges_by_expiry ON kiosk_challenges (expires_at);

    ALTER TABLE accounts
      ADD COLUMN card_hash bytea CONSTRAINT accounts_card_key UNIQUE,
      ADD COLUMN card_sealed bytea,
      ADD COLUMN name_sealed bytea,
      ADD COLUMN pin_hash text,
      -- Wrong ones in a row.
      ADD COLUMN pin_tries integer NOT NULL DEFAULT 0,
      ADD COLUMN pin_tried_at timestamptz,
      -- Phone or PIN were added by somebody who had shown a card alone: they open nothing that was placed before.
      ADD COLUMN orders_since timestamptz,
      DROP CONSTRAINT accounts_way_in,
      ADD CONSTRAINT accounts_way_in CHECK (
        CASE role WHEN 'resident' THEN phone_hash IS NOT NULL OR card_hash IS NOT NULL
                  ELSE username IS NOT NULL AND password_hash IS NOT NULL END),
      ADD CONSTRAINT accounts_phone_can_be_read CHECK (phone_hash IS NULL OR phone_sealed IS NOT NULL),
      ADD CONSTRAINT accounts_card CHECK (
        (card_hash IS NULL) = (card_sealed IS NULL) AND (card_hash IS NULL) = (name_sealed IS NULL)
        AND (card_hash IS NULL OR role = 'resident') AND (pin_hash IS NULL OR card_hash IS NOT NULL));

    ALTER TABLE sessions
      ADD COLUMN kiosk_id uuid CONSTRAINT sessions_kiosk REFERENCES kiosks,
      -- When it is over unless somebody touches the kiosk, and when it is over in any case.
      ADD COLUMN idle_at timestamptz,
      ADD COLUMN ends_at timestamptz,
      -- The resident's orders that it reaches: those placed since; all when null.
      ADD COLUMN orders_since timestamptz,
      -- The resident has shown more than the card.
      ADD COLUMN unlocked_at timestamptz,
      ADD COLUMN helping boolean NOT NULL DEFAULT false,
      ADD COLUMN helper_name text,
      ADD COLUMN version integer NOT NULL DEFAULT 0,
      ADD CONSTRAINT sessions_at_kiosk CHECK (
        CASE WHEN kiosk_id IS NULL THEN idle_at IS NULL AND ends_at IS NULL AND unlocked_at IS NULL AND NOT helping
             ELSE idle_at IS NOT NULL AND ends_at IS NOT NULL AND (orders_since IS NOT NULL OR unlocked_at IS NOT NULL) END),
      ADD CONSTRAINT sessions_helper CHECK (helping OR helper_name IS NULL);
    -- Who comes next ends what the last one left behind.
    CREATE UNIQUE INDEX sessions_one_at_kiosk ON sessions (kiosk_id) WHERE ended_at IS NULL AND kiosk_id IS NOT NULL;
    CREATE INDEX sessions_of_resident_at_kiosk ON sessions (account_id) WHERE ended_at IS NULL AND kiosk_id IS NOT NULL;
    CREATE INDEX sessions_left_by_helper ON sessions (id) WHERE helping AND ended_at IS NOT NULL;

    -- Where it was placed.
    ALTER TABLE orders ADD COLUMN kiosk_id uuid CONSTRAINT orders_kiosk REFERENCES kiosks;
  `;
}
