import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';

@Injectable()
export class HealthService implements BeforeApplicationShutdown {
  private readonly registry = new Registry();
  private readonly waiting = this.gauge('yunlvtuan_orders_open', 'Orders that are waiting or being served');
  private readonly overdue = this.gauge(
    'yunlvtuan_orders_without_future_deadline',
    'Open orders whose deadline passed more than two seconds ago; always 0',
  );
  private readonly unrelayed = this.gauge(
    'yunlvtuan_events_to_relay',
    'Committed events that were not told yet',
  );
  private stopping = false;

  constructor(private readonly db: Database) {
    collectDefaultMetrics({ register: this.registry });
  }

  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** @throws 503 while the database is away or the service stops */
  async check(): Promise<void> {
    if (this.stopping) throw commonProblems.unavailable('The service is stopping.');
    await this.db.rows('SELECT 1');
  }

  async metrics(): Promise<string> {
    const now = await row<{ open: number; overdue: number; unrelayed: number }>(
      this.db,
      `SELECT count(*)::int AS open,
              count(*) FILTER (WHERE deadline_at < service_now() - interval '2 seconds')::int AS overdue,
              (SELECT count(*)::int FROM events WHERE signals IS NOT NULL AND relayed_at IS NULL) AS unrelayed
         FROM orders WHERE status IN ('waiting', 'active')`,
    );
    this.waiting.set(now!.open);
    this.overdue.set(now!.overdue);
    this.unrelayed.set(now!.unrelayed);
    return this.registry.metrics();
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
  }
}
