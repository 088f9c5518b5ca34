import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { rows, type Queryable } from '../platform/database/database.js';
import type { NewPlan } from './planner.contract.js';
import { REST_MS, type PlanInput, type StandingShift, type Stretch, type Tier } from './planning.js';

const ZONE = 'Asia/Shanghai';

/** What is asked for, with every default. */
export type AskedPlan = Omit<NewPlan, 'boards'> & { boards: string[] };

interface Dated {
  from: Date;
  to: Date;
}

/** What a plan is made from, as the database has it. */
@Injectable()
export class PlanInputQueries {
  /** Everything in an order of its own, so that the same state gives the same text and {@link fingerprint}. */
  async load(db: Queryable, asked: AskedPlan): Promise<PlanInput> {
    const { boards, cuts, standby, boardsPerShift, seed } = asked;
    const [from, to] = [Date.parse(asked.from), Date.parse(asked.to)];
    const stretch = [asked.from, asked.to];
    const closed = await rows<Dated & { board: string }>(db, CLOSED, [boards, ...stretch]);
    const policies = await rows<{ board: string; primaries: number }>(db, POLICIES, [boards]);
    const lawyers = await rows<LawyerRow>(db, LAWYERS, [boards, ...stretch]);
    const ids = lawyers.map(({ id }) => id);
    const leaves = await rows<Dated & { lawyerId: string }>(db, LEAVES, [ids, ...stretch]);
    const rested = [new Date(from - REST_MS), new Date(to + REST_MS)];
    const shifts = await rows<Dated & { lawyerId: string; boards: string[]; tier: Tier }>(db, SHIFTS, [
      ids,
      boards,
      ...rested,
    ]);
    const unavailable = [...leaves, ...timesOf(asked, 'unavailable')];
    return {
      from,
      to,
      zone: ZONE,
      cuts,
      standby,
      boardsPerShift,
      seed,
      boards: policies.map(({ board, primaries }) => ({
        board,
        primaries,
        closed: closed.filter((hours) => hours.board === board).map(inMs),
      })),
      lawyers: lawyers.map(({ id, boards: serves, licenceEnds }) => ({
        id,
        boards: serves,
        ...(licenceEnds && { licenceEnds: licenceEnds.getTime() }),
        unavailable: unavailable.filter(({ lawyerId }) => lawyerId === id).map(inMs),
      })),
      shifts: shifts.map((shift): StandingShift => ({ ...shift, ...inMs(shift) })),
      wishes: (['avoid', 'prefer'] as const).flatMap((kind) =>
        timesOf(asked, kind).map(({ lawyerId, ...time }) => ({ lawyerId, kind, ...inMs(time) })),
      ),
      days: await rows(db, DAYS, stretch),
    };
  }
}

/** Two inputs with the same one are the same. */
export function fingerprint(input: PlanInput): Buffer {
  return createHash('sha256').update(JSON.stringify(input)).digest();
}

interface LawyerRow {
  id: string;
  boards: string[];
  licenceEnds: Date | null;
}

function timesOf({ wishes }: AskedPlan, kind: string): (Dated & { lawyerId: string })[] {
  return wishes
    .filter((wish) => wish.kind === kind)
    .map(({ lawyerId, from, to }) => ({ lawyerId, from: new Date(from), to: new Date(to) }));
}

function inMs({ from, to }: Dated): Stretch {
  return { from: from.getTime(), to: to.getTime() };
}

const POLICIES = 'SELECT board, primaries FROM cover_policies WHERE board = ANY($1) ORDER BY board';

const CLOSED = `
  SELECT c.board, lower(c.part) AS "from", upper(c.part) AS "to"
    FROM (SELECT board, during * tstzrange($2, $3) AS part FROM closed_hours
           WHERE board = ANY($1) AND during && tstzrange($2, $3)) c ORDER BY c.board, c.part`;

// When a licence ends matters only where it ends within the plan.
const LAWYERS = `
  SELECT l.id, CASE WHEN l.ends < $3 THEN l.ends END AS "licenceEnds",
         ARRAY(SELECT b.board FROM lawyer_boards b WHERE b.lawyer_id = l.id ORDER BY b.board) AS boards
    FROM (SELECT id, ((licence_valid_until + 1)::timestamp AT TIME ZONE '${ZONE}') AS ends
            FROM lawyers WHERE licence_status = 'valid') l
   WHERE (l.ends IS NULL OR l.ends > $2)
     AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = ANY($1)) ORDER BY l.id`;

const LEAVES = `
  SELECT lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to" FROM leaves
   WHERE lawyer_id = ANY($1) AND during && tstzrange($2, $3) ORDER BY lawyer_id, during`;

const SHIFTS = `
  SELECT lawyer_id AS "lawyerId", boards, tier, lower(during) AS "from", upper(during) AS "to" FROM shifts
   WHERE (lawyer_id = ANY($1) OR boards && $2) AND during && tstzrange($3, $4) ORDER BY lawyer_id, during, tier`;

const DAYS = `
  SELECT to_char(day, 'YYYY-MM-DD') AS day, kind FROM calendar_days
   WHERE day BETWEEN ($1::timestamptz AT TIME ZONE '${ZONE}')::date AND ($2::timestamptz AT TIME ZONE '${ZONE}')::date ORDER BY day`;
