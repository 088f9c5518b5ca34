import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { openEmbeddedPostgres } from '../../dist/src/platform/embedded-postgres/index.js';
import { DIST } from '../../scripts/setup/paths.mjs';
import { startChild } from './children.mjs';
import { atEnd } from './cleanup.mjs';
import { pinLoad } from './cores.mjs';

const START_WITHIN_MS = 30_000;
const TEMPLATE = 'bench_template';
const HOUR_MS = '3600000';

/** A database with demo data, and a pool to look and write into it past the service. */
/** @typedef {{ url: string, pool: Pool }} BenchDatabase */

/**
 * What every bench works in: an embedded PostgreSQL with fsync on, and a folder that goes when the bench ends.
 * @returns {Promise<Lab>}
 */
export async function openLab() {
  const folder = await mkdtemp(join(tmpdir(), 'yunlvtuan-bench-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const opening = openEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    durable: true,
    log: console.error,
  });
  atEnd(async () => (await opening.catch(() => undefined))?.close());
  const cluster = await opening;
  pinLoad();
  const lab = new Lab(folder, cluster);
  await lab.prepare();
  return lab;
}

export class Lab {
  #count = 0;

  constructor(folder, cluster) {
    this.folder = folder;
    this.cluster = cluster;
    this.masterKeyFile = join(folder, 'master.key');
  }

  /** Makes the demo data once; every bench gets a copy, so that none finds what another left. */
  async prepare() {
    await writeFile(this.masterKeyFile, randomBytes(32).toString('base64'), { mode: 0o600 });
    this.admin = this.#pool('postgres');
    await this.admin.query(`CREATE DATABASE ${TEMPLATE}`);
    const server = await this.server(this.cluster.urlFor(TEMPLATE));
    await server.stop();
    const { rows } = await this.admin.query('SHOW server_version');
    this.postgresVersion = rows[0].server_version;
  }

  /**
   * A new database with demo data.
   * @returns {Promise<BenchDatabase>}
   */
  async database() {
    const name = `bench_${++this.#count}`;
    await this.admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    return { url: this.cluster.urlFor(name), pool: this.#pool(name) };
  }

  /** A folder for one server. */
  dataFolder() {
    return join(this.folder, `data_${++this.#count}`);
  }

  /**
   * Starts the real build on the service's core.
   * @param {string} databaseUrl
   * @param {{ settings?: Record<string, string>, node?: string[] }} options `node`: options of Node itself
   * @returns {Promise<ReturnType<typeof startChild> & { url: string, dataFolder: string }>} `url` without the API's path
   */
  async server(databaseUrl, { settings = {}, node = [] } = {}) {
    const dataFolder = this.dataFolder();
    const child = startChild(
      'service',
      [
        process.execPath,
        '--enable-source-maps',
        '--max-semi-space-size=8',
        ...node,
        join(DIST, 'src', 'main.js'),
      ],
      {
        HOST: '127.0.0.1',
        PORT: '0',
        LOG_LEVEL: 'warn',
        LOG_FILE: '-',
        DEMO: '1',
        RATE_LIMITS: '0',
        // Nothing that a bench prepares moves on by itself while it is measured.
        CHOSEN_MS: HOUR_MS,
        FIRST_ANSWER_MS: HOUR_MS,
        DATABASE_URL: databaseUrl,
        MASTER_KEY_FILE: this.masterKeyFile,
        DATA_DIR: dataFolder,
        ...settings,
      },
    );
    const url = await child.heard(/serves at (\S+)/, START_WITHIN_MS);
    return { ...child, url, dataFolder };
  }

  #pool(database) {
    const pool = new Pool({ connectionString: this.cluster.urlFor(database), max: 4 });
    pool.on('error', () => undefined);
    atEnd(() => pool.end());
    return pool;
  }
}
