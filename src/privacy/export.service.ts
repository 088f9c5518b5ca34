import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { SessionsQueries } from '../identity/sessions.queries.js';
import { Database, row } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { allPages, PersonalData } from './personal-data.service.js';

const EXPORTS_PER_ACCOUNT: RateLimit = { name: 'my-data', hits: 20, windowSeconds: 3600 };

/** What is kept of a resident, as one document to keep. @see 个人信息保护法 art. 45 */
@Injectable()
export class ExportService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsQueries,
    private readonly limits: RateLimits,
    private readonly data: PersonalData,
  ) {}

  /** A JSON document that is written while it is read, so that it may be of any length. @throws 429 */
  async open(caller: Caller): Promise<Readable> {
    await this.limits.hit(EXPORTS_PER_ACCOUNT, caller.accountId);
    const clock = await row<{ at: Date }>(this.db, 'SELECT service_now() AS at');
    const account = await this.accounts.show(caller.accountId);
    const parts = [
      { sessions: allPages((page) => this.sessions.list(caller.accountId, page)) },
      ...this.data.rooms.map((room) => room.parts?.(caller) ?? {}),
    ].flatMap((ofRoom) => Object.entries(ofRoom));
    const head = { exportedAt: clock!.at.toISOString(), account };
    return Readable.from(written(head, parts), { objectMode: false });
  }
}

/** `{…head, part: [row, …], …}`, a row at a time. */
async function* written(head: object, parts: [string, AsyncIterable<object>][]): AsyncIterable<Buffer> {
  yield Buffer.from(JSON.stringify(head).slice(0, -1));
  for (const [name, part] of parts) {
    yield Buffer.from(`,\n${JSON.stringify(name)}: [`);
    let isFirst = true;
    for await (const item of part) {
      yield Buffer.from(`${isFirst ? '' : ','}\n${JSON.stringify(item)}`);
      isFirst = false;
    }
    yield Buffer.from(']');
  }
  yield Buffer.from('}\n');
}
