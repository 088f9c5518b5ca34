import { SqlMigration } from './sql-migration.js';

export class Attachments1700000000012 extends SqlMigration {
  protected readonly sql = `
    -- What people add to a conversation. The row comes when the content is durable; the content lies in the store under
    -- the row's id. It is nobody else's until it is said in a message.
    CREATE TABLE attachments (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      order_id uuid NOT NULL CONSTRAINT attachments_conversation REFERENCES conversations,
      uploader_id uuid NOT NULL CONSTRAINT attachments_uploader REFERENCES accounts,
      kind text NOT NULL CONSTRAINT attachments_kind CHECK (kind IN ('image', 'voice', 'file')),
      name text NOT NULL,
      type text NOT NULL,
      size_bytes integer NOT NULL CONSTRAINT attachments_size CHECK (size_bytes > 0),
      width integer,
      height integer,
      duration_ms integer,
      state text NOT NULL CONSTRAINT attachments_state CHECK (state IN ('held', 'clean', 'refused', 'discarded')),
      -- What the scanner found in it.
      finding text,
      -- When a held one is to be scanned next; whoever scans it moves this on, so that no other does.
      scan_at timestamptz,
      has_content boolean NOT NULL DEFAULT true,
      uploaded_at timestamptz NOT NULL DEFAULT service_now(),
      said_at timestamptz,
      CONSTRAINT attachments_measures CHECK (
        (kind = 'image') = (width IS NOT NULL AND height IS NOT NULL) AND (kind = 'voice') = (duration_ms IS NOT NULL)),
      CONSTRAINT attachments_scan CHECK ((state = 'held') = (scan_at IS NOT NULL)),
      CONSTRAINT attachments_finding CHECK (finding IS NULL OR state IN ('refused', 'discarded')),
      CONSTRAINT attachments_content CHECK (has_content OR state IN ('refused', 'discarded')),
      CONSTRAINT attachments_said_are_kept CHECK (said_at IS NULL OR state <> 'discarded')
    );
    CREATE INDEX attachments_to_scan ON attachments (scan_at) WHERE state = 'held';
    CREATE INDEX attachments_unsaid ON attachments (uploaded_at) WHERE said_at IS NULL;
    ALTER TABLE entries ADD CONSTRAINT entries_attachment_exists FOREIGN KEY (attachment_id) REFERENCES attachments;
    CREATE UNIQUE INDEX entries_attachment_once ON entries (attachment_id) WHERE attachment_id IS NOT NULL;
    CREATE INDEX attachments_to_empty ON attachments (id) WHERE state = 'refused' AND has_content;
  `;
}
