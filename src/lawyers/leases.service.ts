import { Inject, Injectable } from '@nestjs/common';
import { Batches } from '../platform/batches.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, rows } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Problem } from '../platform/problems/problem.js';
import type { Availability } from './lawyer.entities.js';
import { lawyerProblems } from './lawyers.problems.js';

/** One connection of a workbench, as its node remembers it; the lease itself is in the database. */
export interface Workbench {
  leaseId?: string;
  /** Its connection is over: it is given no lease any more. */
  closed: boolean;
}

interface Beat {
  lawyerId: string;
  workbench: Workbench;
  state: Availability;
}

/** A batch this often costs a hundredth of a core, and no client notices that its beat is answered so much later. */
const LIMITS = { restMs: 250, atMost: 1_000 };

/** Live means a lease that is renewed by heartbeats, not a switch. */
@Injectable()
export class LeasesService {
  private readonly beats = new Batches<Workbench, Beat, Date>(LIMITS, (beats) => this.write(beats));

  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Renews the lease of a workbench; begins one when there is none or the old one ran out, so that a pause is no time
   * online. Gives, once that is durable, until when the lease holds. @throws 403 `NOT_IN_PRACTICE`
   */
  beat(lawyerId: string, workbench: Workbench, state: Availability): Promise<Date> {
    return this.beats.add(workbench, { lawyerId, workbench, state });
  }

  /** Ends the leases of workbenches now, of those too whose beat is being written: their connections closed cleanly. */
  async end(workbenches: readonly Workbench[]): Promise<void> {
    for (const workbench of workbenches) workbench.closed = true;
    await this.endClosed(workbenches);
    await this.beats.underWay();
  }

  private async write(beats: readonly Beat[]): Promise<(Date | Problem)[]> {
    const open = beats.filter(({ workbench }) => !workbench.closed);
    const renewed = await this.renew(open);
    const others = open.filter(({ workbench }) => !renewed.has(workbench.leaseId));
    const begun = others.length > 0 ? await this.begin(others) : new Map<Workbench, Date>();
    // Those that closed meanwhile may have closed before there was anything to end.
    await this.endClosed(open.map(({ workbench }) => workbench));
    return beats.map(
      ({ workbench }) =>
        renewed.get(workbench.leaseId) ??
        begun.get(workbench) ??
        (workbench.closed ? commonProblems.unavailable() : lawyerProblems.notInPractice()),
    );
  }

  /** Moves on the leases that run and whose state stays: nearly all, and nothing else of them is touched. */
  private async renew(beats: readonly Beat[]): Promise<Map<string | undefined, Date>> {
    const holders = beats.filter(({ workbench }) => workbench.leaseId !== undefined);
    if (holders.length === 0) return new Map();
    // A transaction, because two tabs of one lawyer may meet the end of that lawyer's leases the other way round.
    const renewed = await this.db.transaction((tx) =>
      rows<{ id: string; until: Date }>(tx, RENEW, [
        holders.map(({ workbench }) => workbench.leaseId),
        holders.map(({ state }) => state),
        this.settings.leaseMs,
      ]),
    );
    return new Map(renewed.map(({ id, until }) => [id, until]));
  }

  /** For everybody else: changes the state of a lease that runs, or begins one. Who may not practise gets none. */
  private begin(beats: readonly Beat[]): Promise<Map<Workbench, Date>> {
    return this.db.transaction(async (tx) => {
      // With the lawyers' rows locked no licence is suspended between the look at it and the lease.
      const practising = await rows<{ id: string }>(tx, LOCK_PRACTISING, [
        beats.map(({ lawyerId }) => lawyerId),
      ]);
      const may = new Set(practising.map(({ id }) => id));
      const admitted = beats.filter(({ lawyerId }) => may.has(lawyerId));
      const changed = await rows<{ id: string; until: Date }>(tx, CHANGE_STATE, [
        admitted.map(({ workbench }) => workbench.leaseId ?? null),
        admitted.map(({ state }) => state),
        this.settings.leaseMs,
      ]);
      const untilOf = new Map<string | undefined, Date>(changed.map(({ id, until }) => [id, until]));
      const without = admitted.filter(({ workbench }) => !untilOf.has(workbench.leaseId));
      const begun = await rows<{ nth: number; id: string; until: Date }>(tx, BEGIN, [
        without.map(({ lawyerId }) => lawyerId),
        without.map(({ state }) => state),
        this.settings.leaseMs,
      ]);
      for (const { nth, id, until } of begun) {
        without[nth - 1]!.workbench.leaseId = id;
        untilOf.set(id, until);
      }
      return new Map(admitted.map(({ workbench }) => [workbench, untilOf.get(workbench.leaseId)!]));
    });
  }

  private async endClosed(workbenches: readonly Workbench[]): Promise<void> {
    const ids = workbenches.filter(({ closed }) => closed).map(({ leaseId }) => leaseId);
    const held = ids.filter((id) => id !== undefined);
    if (held.length > 0) await this.db.transaction((tx) => rows(tx, END, [held]));
  }
}

const RENEW = {
  name: 'renew-leases',
  text: `UPDATE lawyer_leases l SET until = (SELECT from_now($3))
           FROM unnest($1::uuid[], $2::text[]) AS b (id, state)
          WHERE l.id = b.id AND l.state = b.state AND l.ended_at IS NULL AND l.until > (SELECT service_now())
          RETURNING l.id, l.until`,
};

const LOCK_PRACTISING = {
  name: 'lock-practising',
  text: 'SELECT l.id FROM lawyers l WHERE l.id = ANY($1) AND may_practise(l) ORDER BY l.id FOR NO KEY UPDATE',
};

const CHANGE_STATE = {
  name: 'change-leases',
  text: `UPDATE lawyer_leases l SET until = (SELECT from_now($3)), state = b.state
           FROM unnest($1::uuid[], $2::text[]) AS b (id, state)
          WHERE l.id = b.id AND l.ended_at IS NULL AND l.until > (SELECT service_now())
          RETURNING l.id, l.until`,
};

/** `nth` is the place in the arrays, from 1. */
const BEGIN = {
  name: 'begin-leases',
  text: `WITH one AS MATERIALIZED (
           SELECT uuidv7() AS id, b.* FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS b (lawyer_id, state, nth)),
         begun AS (
           INSERT INTO lawyer_leases (id, lawyer_id, state, until)
           SELECT id, lawyer_id, state, from_now($3) FROM one RETURNING id, until)
         SELECT one.nth::int, id, begun.until FROM one JOIN begun USING (id)`,
};

const END = {
  name: 'end-leases',
  text: 'SELECT end_leases($1)',
};
