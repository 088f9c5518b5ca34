import type { QueryRunner } from 'typeorm';
import { BOARD_CATALOGUE } from '../src/boards/board-catalogue.js';
import { SqlMigration } from './sql-migration.js';

export class Boards1700000000003 extends SqlMigration {
  protected readonly sql = `
    CREATE TABLE boards (
      slug text PRIMARY KEY,
      position integer NOT NULL CONSTRAINT boards_position_key UNIQUE CONSTRAINT boards_position CHECK (position BETWEEN 1 AND 12),
      name text NOT NULL CONSTRAINT boards_name_key UNIQUE,
      keywords text[] NOT NULL
    );
  `;

  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    for (const board of BOARD_CATALOGUE)
      await runner.query('INSERT INTO boards (slug, position, name, keywords) VALUES ($1, $2, $3, $4)', [
        board.slug,
        board.position,
        board.name,
        board.keywords,
      ]);
    // Boards are data, but there are always twelve: they can be renamed, not made or unmade.
    await runner.query(`
      CREATE FUNCTION boards_are_twelve() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'there are always twelve boards' USING ERRCODE = 'integrity_constraint_violation';
      END $$;
      CREATE TRIGGER boards_are_twelve BEFORE INSERT OR DELETE ON boards EXECUTE FUNCTION boards_are_twelve();
    `);
  }
}
