import { DataSource, type DataSourceOptions } from 'typeorm';
import type { Pool } from 'pg';
import { Database } from './database.js';
import { SnakeNames } from './snake-names.js';

const REQUIRED_VERSION = 180_000;
/** Two nodes that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_215_401;

/** The database cannot be used; the message says what to do. */
export class DatabaseError extends Error {}

export interface DatabaseOptions {
  url: string;
  connections: number;
  entities: DataSourceOptions['entities'];
  migrations: DataSourceOptions['migrations'];
  log: (line: string) => void;
}

/** Connects, checks the server's version, and brings the schema up to date. @throws DatabaseError */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: options.entities,
    migrations: options.migrations,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNames(),
    applicationName: 'yunlvtuan',
    poolSize: options.connections,
    poolErrorHandler: (error: Error) => options.log(`A database connection was lost: ${error.message}`),
    extra: {
      // Instants are compared and shown in UTC; a statement that runs this long is stuck.
      options: '-c timezone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000',
      connectionTimeoutMillis: 5000,
    },
  });
  try {
    await source.initialize();
  } catch (error) {
    throw new DatabaseError(
      `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}. Check DATABASE_URL.`,
    );
  }
  const [{ server_version_num: version }] = (await source.query('SHOW server_version_num')) as [
    { server_version_num: string },
  ];
  if (Number(version) < REQUIRED_VERSION) {
    await source.destroy();
    throw new DatabaseError(
      `The database is PostgreSQL ${Math.floor(Number(version) / 10_000)}; 18 or newer is needed.`,
    );
  }
  await migrate(source);
  return new Database(source);
}

async function migrate(source: DataSource): Promise<void> {
  const pool = (source.driver as unknown as { master: Pool }).master;
  const client = await pool.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    client.release();
  }
}
