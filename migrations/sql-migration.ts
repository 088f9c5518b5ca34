import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A migration that is one piece of hand-written SQL. There is no way down: a restore is the way back. */
export abstract class SqlMigration implements MigrationInterface {
  protected abstract readonly sql: string;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(this.sql);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward; restore a backup to go back.'));
  }
}
