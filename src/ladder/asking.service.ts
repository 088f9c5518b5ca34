import { Injectable } from '@nestjs/common';
import { CandidatesQueries, type CandidateSearch } from '../lawyers/candidates.queries.js';
import { PresenceQueries } from '../lawyers/presence.queries.js';
import { OrderTimes } from '../orders/order-times.service.js';
import type { Step } from '../orders/plan.contract.js';
import { row, type Queryable, type Tx } from '../platform/database/database.js';
import { DutyQueries, type OnDuty } from '../roster/duty.queries.js';
import type { Asked } from './offers.js';

/** How many of the pool are asked, best first; the others can still grab. */
const POOL_OFFERS = 100;

/** An order that looks for its lawyer, with all that decides who may be asked. */
export interface Sought {
  /** Undefined while it is being placed. */
  orderId?: string;
  mode: 'online' | 'offline';
  board: string;
  dialect: string | null;
  residentId: string;
  opposing: Buffer[];
  visit: { town: string; from: Date; to: Date } | null;
  chosen: string | null;
  /** When the search is the bureau's at the latest. */
  bureauAt: Date;
  /** The database's clock. */
  now: Date;
  /** Who declined or is deciding, who served it and left, and for a visit who is elsewhere then. */
  outOfQuestion: readonly string[];
  around?: Around;
}

/** Who was there at one look, for all orders that are led on at that look. */
export interface Around {
  /** By board. */
  onDuty: ReadonlyMap<string, OnDuty[]>;
  /** Boards with a live lawyer, free or not. */
  liveBoards: ReadonlySet<string>;
}

/** The step that a search stands on next, and who is asked on it. */
export interface Entry {
  step: number;
  wave: Step['wave'];
  endsAt: Date;
  asked: Asked[];
  /** Waves that had nobody in them and took no time. */
  skipped: string[];
}

/** Whom the ladder asks. */
@Injectable()
export class Asking {
  constructor(
    private readonly candidates: CandidatesQueries,
    private readonly presence: PresenceQueries,
    private readonly duty: DutyQueries,
    private readonly times: OrderTimes,
  ) {}

  /** Looks once for many orders: with nobody there, none of them has to look again. */
  async lookAround(db: Queryable): Promise<Around> {
    return {
      onDuty: await this.duty.whoIsOnDutyAnywhere(db),
      liveBoards: await this.presence.boardsWithLive(db),
    };
  }

  /** The first step from `from` on with somebody in it; the bureau's when there is none, or when its time has come. */
  async nextStep(tx: Tx, sought: Sought, plan: readonly Step[], from: number): Promise<Entry> {
    const last = plan.length - 1;
    const skipped: string[] = [];
    for (let step = from; step < last; step++) {
      const { wave, forMs } = plan[step]!;
      const endsAt = earlier(
        forMs === undefined ? sought.bureauAt : after(sought.now, forMs),
        sought.bureauAt,
      );
      const asked = endsAt > sought.now ? await this.whom(tx, sought, plan[step]!, endsAt) : [];
      // An urgent order with nobody on duty stands with the pool: it waits for all who were asked there.
      const isAsked = asked.some((one) => one.wave === wave);
      if (asked.length > 0) return { step, wave: isAsked ? wave : asked[0]!.wave, endsAt, asked, skipped };
      skipped.push(wave);
    }
    const endsAt = after(sought.now, plan[last]!.forMs!);
    return { step: last, wave: 'bureau', endsAt, asked: [], skipped };
  }

  /** Whether this lawyer can be asked for the order at all; away, full and in conflict are told apart nowhere. */
  async canBeAsked(
    db: Queryable,
    sought: Sought,
    lawyerId: string,
    tolerates: { away?: boolean } = {},
  ): Promise<boolean> {
    const found = await row(
      db,
      {
        name: 'can-be-asked',
        text: `SELECT 1 FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id AND b.board = $2
                WHERE l.id = $1 AND may_practise(l) AND l.load < l.capacity AND (l.availability = 'available' OR $3)
                  AND NOT in_conflict(l.id, $4, $5) AND l.id <> ALL($6)`,
      },
      [
        lawyerId,
        sought.board,
        tolerates.away ?? false,
        sought.residentId,
        sought.opposing,
        sought.outOfQuestion,
      ],
    );
    return found !== undefined;
  }

  /** What candidates of the pool must fit. */
  search(sought: Sought): CandidateSearch {
    return {
      board: sought.board,
      residentId: sought.residentId,
      opposing: sought.opposing,
      dialect: sought.dialect,
      town: sought.visit?.town ?? null,
      exclude: sought.outOfQuestion,
      live: sought.mode === 'online',
      limit: POOL_OFFERS,
    };
  }

  private async whom(tx: Tx, sought: Sought, step: Step, deadlineAt: Date): Promise<Asked[]> {
    switch (step.wave) {
      case 'chosen':
        return this.one(tx, sought, { lawyerId: step.lawyerId!, wave: 'chosen', deadlineAt });
      case 'pool':
        return this.pool(tx, sought, deadlineAt);
      case 'duty':
        return this.onDuty(tx, sought, step, deadlineAt);
      default:
        return [];
    }
  }

  private async one(tx: Tx, sought: Sought, asked: Asked): Promise<Asked[]> {
    const away = asked.wave === 'duty';
    return (await this.canBeAsked(tx, sought, asked.lawyerId, { away })) ? [asked] : [];
  }

  private async pool(tx: Tx, sought: Sought, deadlineAt: Date): Promise<Asked[]> {
    if (sought.mode === 'online' && sought.around?.liveBoards.has(sought.board) === false) return [];
    const ranked = await this.candidates.rank(tx, this.search(sought));
    return ranked.map(({ lawyerId, score, parts }) => ({ lawyerId, wave: 'pool', deadlineAt, score, parts }));
  }

  private async onDuty(tx: Tx, sought: Sought, step: Step, deadlineAt: Date): Promise<Asked[]> {
    const asked: Asked[] = [];
    const rostered = sought.around
      ? (sought.around.onDuty.get(sought.board) ?? [])
      : await this.duty.whoIsOnDuty(tx, sought.board);
    for (const { lawyerId } of rostered.filter(({ tier }) => tier === step.tier))
      asked.push(...(await this.one(tx, sought, { lawyerId, wave: 'duty', deadlineAt })));
    if (!step.withPool) return asked;
    const poolUntil = earlier(after(sought.now, this.times.poolMs), sought.bureauAt);
    if (sought.chosen !== null)
      asked.push(
        ...(await this.one(tx, sought, { lawyerId: sought.chosen, wave: 'pool', deadlineAt: poolUntil })),
      );
    const known = new Set(asked.map(({ lawyerId }) => lawyerId));
    const pool = await this.pool(tx, sought, poolUntil);
    return [...asked, ...pool.filter(({ lawyerId }) => !known.has(lawyerId))];
  }
}

const after = (instant: Date, ms: number) => new Date(instant.getTime() + ms);
const earlier = (a: Date, b: Date) => (a < b ? a : b);
