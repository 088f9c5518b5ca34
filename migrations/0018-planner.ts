import { SqlMigration } from './sql-migration.js';

/** Rosters that were proposed; why it is as it is: docs/decisions/0018-planner.md. */
export class Planner1700000000018 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE roster_plans (
      id uuid PRIMARY KEY DEFAULT uuidv7(),
      during tstzrange NOT NULL CONSTRAINT roster_plans_during
        CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during) AND NOT upper_inf(during)),
      boards text[] NOT NULL,
      -- Cuts, standbys, boards a shift, seed, wishes: as they were asked for.
      asked jsonb NOT NULL,
      proposal jsonb NOT NULL,
      uncovered jsonb NOT NULL,
      fairness jsonb NOT NULL,
      -- Of the roster, the lawyers and the rules that it was made from.
      fingerprint bytea NOT NULL,
      created_by uuid NOT NULL CONSTRAINT roster_plans_author REFERENCES accounts,
      created_at timestamptz NOT NULL DEFAULT service_now(),
      accepted_by uuid CONSTRAINT roster_plans_accepted_by REFERENCES accounts,
      accepted_at timestamptz,
      -- What accepting it put on the roster.
      shift_ids uuid[],
      CONSTRAINT roster_plans_accepted CHECK ((accepted_at IS NULL) = (accepted_by IS NULL) AND (accepted_at IS NULL) = (shift_ids IS NULL))
    );
  `;
}
