import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Pool, PoolClient } from 'pg';

/** An open transaction; helpers take it first. */
export type Tx = EntityManager;

/** What SQL can be run on: the pool for single statements, or an open transaction. */
export type Queryable = Database | Tx;

/** A statement that PostgreSQL parses and plans once per connection; `name` is unique for its text. */
export interface PreparedStatement {
  name: string;
  text: string;
}

const MOST_TRIES = 3;

/** The one door to PostgreSQL: transactions, rows, prepared statements. */
@Injectable()
export class Database {
  private readonly afterCommits = new WeakMap<Tx, (() => void)[]>();

  constructor(readonly source: DataSource) {}

  /**
   * Runs `work` in a READ COMMITTED transaction, and what it left with {@link afterCommit} once it is durable. What the
   * database ended to break a deadlock it runs again, from the beginning.
   */
  async transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.transactionOnce(work);
      } catch (error) {
        if (tries === MOST_TRIES || !isDeadlock(error)) throw error;
      }
    }
  }

  /** The same without another try, for who has a better answer to a deadlock. */
  async transactionOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let committed: (() => void)[] = [];
    const result = await this.source.transaction(async (tx) => {
      committed = [];
      this.afterCommits.set(tx, committed);
      return work(tx);
    });
    for (const tell of committed) tell();
    return result;
  }

  /** Calls `tell` when the transaction has committed, and never when it rolls back. */
  afterCommit(tx: Tx, tell: () => void): void {
    const waiting = this.afterCommits.get(tx);
    if (!waiting) throw new Error('afterCommit outside of Database.transaction');
    waiting.push(tell);
  }

  /** Rows of a single statement outside a transaction. */
  async rows<T>(statement: string | PreparedStatement, values: unknown[] = []): Promise<T[]> {
    const result = await this.pool().query(queryConfig(statement, values));
    return result.rows as T[];
  }

  private pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }
}

/** Rows of a statement on the pool or inside of an open transaction. */
export async function rows<T>(
  db: Queryable,
  statement: string | PreparedStatement,
  values: unknown[] = [],
): Promise<T[]> {
  if (db instanceof Database) return db.rows<T>(statement, values);
  if (!db.queryRunner) throw new Error('This entity manager has no open transaction');
  const client = (await db.queryRunner.connect()) as PoolClient;
  const result = await client.query(queryConfig(statement, values));
  return result.rows as T[];
}

/** The only row of a statement, or undefined. */
export async function row<T>(
  db: Queryable,
  statement: string | PreparedStatement,
  values: unknown[] = [],
): Promise<T | undefined> {
  return (await rows<T>(db, statement, values))[0];
}

function isDeadlock(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return code === '40P01' || isDeadlock(driverError);
}

function queryConfig(statement: string | PreparedStatement, values: unknown[]) {
  return typeof statement === 'string' ? { text: statement, values } : { ...statement, values };
}
