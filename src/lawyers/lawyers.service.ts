import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { hashPassword } from '../identity/passwords.service.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room, type Signal } from '../platform/events/signal.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Availability } from './lawyer.entities.js';
import type {
  ChangeLawyer,
  ChangeMyLawyer,
  LawyerView,
  NewLawyer,
  Village,
  Villages,
} from './lawyers.contract.js';
import { lawyerProblems } from './lawyers.problems.js';
import { LawyersQueries } from './lawyers.queries.js';

/** What may be written in a change, and where it goes. */
const COLUMN_OF = {
  name: 'name',
  firm: 'firm',
  licenceNumber: 'licence_number',
  licenceStatus: 'licence_status',
  licenceValidUntil: 'licence_valid_until',
  yearsInPractice: 'years_in_practice',
  introduction: 'introduction',
  towns: 'towns',
  dialects: 'dialects',
  capacity: 'capacity',
  availability: 'availability',
} as const;

/** So many offers in a row met with silence set a lawyer away. */
const SILENCES_SET_AWAY = 2;
const IS_TOO_SILENT = `silences + times >= ${SILENCES_SET_AWAY}`;

type LawyerChange = ChangeLawyer & { availability?: Availability };

@Injectable()
export class LawyersService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly accounts: AccountsService,
    private readonly lawyers: LawyersQueries,
  ) {}

  /** Creates a lawyer with an account to sign in by. @throws 409 `USERNAME_TAKEN`, `LICENCE_NUMBER_TAKEN` */
  async create(operator: Caller, body: NewLawyer, key: string | undefined): Promise<LawyerView> {
    const passwordHash = await hashPassword(body.password);
    const request = { accountId: operator.accountId, key, content: { route: 'POST /lawyers', body } };
    return this.db.transaction((tx) =>
      onceForKey(tx, request, async () => {
        const { username, name } = body;
        const id = await this.accounts.createStaff(tx, {
          role: 'lawyer',
          username,
          displayName: name,
          passwordHash,
          phone: body.phone ?? undefined,
        });
        await this.insert(tx, id, body);
        await this.record(tx, { id, version: 0, type: 'lawyer.created', actor: operator });
        return this.lawyers.show(id, tx);
      }),
    );
  }

  /** Writes the lawyer's own rows; the account is there. */
  async insert(tx: Tx, id: string, lawyer: Omit<NewLawyer, 'username' | 'password'>): Promise<void> {
    await rows(
      tx,
      `INSERT INTO lawyers (id, name, firm, licence_number, licence_valid_until, years_in_practice, introduction, towns, dialects, capacity)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        lawyer.name,
        lawyer.firm,
        lawyer.licenceNumber,
        lawyer.licenceValidUntil ?? null,
        lawyer.yearsInPractice ?? 0,
        lawyer.introduction ?? '',
        lawyer.towns ?? [],
        lawyer.dialects ?? [],
        lawyer.capacity ?? 3,
      ],
    );
    await this.setBoards(tx, id, lawyer.boards);
  }

  /**
   * An operator's change. A licence that is no longer valid, or a board less, takes the lawyer out at once; what that
   * means for the roster is the roster's to say. @throws 404
   */
  async change(tx: Tx, operator: Caller, lawyerId: string, change: ChangeLawyer): Promise<void> {
    await this.update(tx, lawyerId, { ...change, actor: operator });
    if (change.name !== undefined)
      await rows(tx, 'UPDATE accounts SET display_name = $2 WHERE id = $1', [lawyerId, change.name]);
    if (change.phone !== undefined) await this.accounts.setStaffPhone(tx, lawyerId, change.phone);
  }

  /** Makes the lawyer responsible for these villages, and for no others. @throws 404 */
  async setVillages(operator: Caller, lawyerId: string, { villages }: Villages): Promise<Villages> {
    return this.db.transaction(async (tx) => {
      await this.update(tx, lawyerId, { actor: operator });
      await rows(tx, 'DELETE FROM responsible_lawyers WHERE lawyer_id = $1', [lawyerId]);
      await rows(
        tx,
        `INSERT INTO responsible_lawyers (town, village, lawyer_id)
         SELECT DISTINCT town, village, $1::uuid FROM unnest($2::text[], $3::text[]) AS v(town, village)
         ON CONFLICT (town, village) DO UPDATE SET lawyer_id = excluded.lawyer_id`,
        [lawyerId, villages.map(({ town }) => town), villages.map(({ village }) => village ?? '')],
      );
      const kept = await rows<Village>(
        tx,
        'SELECT town, village FROM responsible_lawyers WHERE lawyer_id = $1 ORDER BY town, village',
        [lawyerId],
      );
      return { villages: kept };
    });
  }

  /** The lawyer's own change of introduction, towns, dialects, capacity. */
  async changeOwn(lawyer: Caller, change: ChangeMyLawyer): Promise<LawyerView> {
    return this.db.transaction(async (tx) => {
      await this.update(tx, lawyer.accountId, { ...change, actor: lawyer });
      return this.lawyers.show(lawyer.accountId, tx);
    });
  }

  async setAvailability(lawyer: Caller, availability: Availability): Promise<LawyerView> {
    return this.db.transaction(async (tx) => {
      await this.update(tx, lawyer.accountId, { availability, actor: lawyer });
      return this.lawyers.show(lawyer.accountId, tx);
    });
  }

  /**
   * Counts offers that were met with silence by lawyers who were really there (each as often as it happened), if they
   * have a free place; two in a row set one away.
   */
  async countSilence(tx: Tx, lawyerIds: readonly string[]): Promise<void> {
    if (lawyerIds.length === 0) return;
    const counted = await rows<{ id: string; version: number; silences: number }>(
      tx,
      {
        name: 'count-silence',
        text: `WITH silent AS (
                 SELECT l.id, heard.times FROM (SELECT id, count(*)::int AS times FROM unnest($1::uuid[]) id GROUP BY id) heard
                   JOIN lawyers l USING (id) WHERE l.availability = 'available' AND l.load < l.capacity
                  ORDER BY l.id FOR NO KEY UPDATE OF l)
               UPDATE lawyers l SET silences = CASE WHEN ${IS_TOO_SILENT} THEN 0 ELSE silences + times END,
                      availability = CASE WHEN ${IS_TOO_SILENT} THEN 'away' ELSE availability END,
                      version = version + CASE WHEN ${IS_TOO_SILENT} THEN 1 ELSE 0 END
                 FROM silent WHERE l.id = silent.id RETURNING l.id, l.version, l.silences`,
      },
      [lawyerIds],
    );
    for (const { id, version } of counted.filter(({ silences }) => silences === 0))
      await this.outbox.record(tx, {
        subjectKind: 'lawyer',
        subjectId: id,
        seq: version,
        type: 'lawyer.set_away',
        actor: SYSTEM,
        reason: 'silence',
        signals: [
          {
            rooms: [room.account(id)],
            event: 'availability:changed',
            payload: { state: 'away', reason: 'silence' },
          },
        ],
      });
  }

  /** The lawyer has answered an offer. */
  async forgetSilence(tx: Tx, lawyerId: string): Promise<void> {
    await rows(
      tx,
      { name: 'forget-silence', text: 'UPDATE lawyers SET silences = 0 WHERE id = $1 AND silences > 0' },
      [lawyerId],
    );
  }

  private async update(tx: Tx, id: string, change: LawyerChange & { actor: Caller }): Promise<void> {
    const fields = (Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]).filter(
      (field) => change[field] !== undefined,
    );
    const changed = await row<{ version: number; out: boolean }>(
      tx,
      `UPDATE lawyers SET version = version + 1${fields.map((field, i) => `, ${COLUMN_OF[field]} = $${i + 3}`).join('')}
        WHERE id = $1 AND ($2::int IS NULL OR load <= $2) RETURNING version, out_since IS NOT NULL AS out`,
      [id, change.capacity ?? null, ...fields.map((field) => change[field])],
    );
    if (!changed) {
      const exists = await row(tx, 'SELECT 1 FROM lawyers WHERE id = $1', [id]);
      throw exists ? lawyerProblems.capacityBelowLoad() : commonProblems.notFound();
    }
    const left = change.boards ? await this.setBoards(tx, id, change.boards) : [];
    const isElsewhere = change.boards || change.licenceStatus || change.licenceValidUntil !== undefined;
    const signals = isElsewhere ? [await this.placing(tx, id, { isOut: changed.out, left })] : [];
    await this.record(tx, {
      id,
      version: changed.version,
      type: 'lawyer.changed',
      actor: change.actor,
      fields,
      signals,
    });
  }

  /** What becomes of the lawyer's sockets, on whichever node: their end, or the rooms of the boards as they are now. */
  private async placing(
    tx: Tx,
    id: string,
    { isOut, left }: { isOut: boolean; left: readonly string[] },
  ): Promise<Signal> {
    if (isOut) return { rooms: [room.account(id)], disconnect: true };
    const boards = await rows<{ board: string }>(tx, 'SELECT board FROM lawyer_boards WHERE lawyer_id = $1', [
      id,
    ]);
    const join = boards.map(({ board }) => room.board(board));
    return { rooms: [room.account(id)], leave: left.map(room.board), join };
  }

  /** Gives the boards that the lawyer served until now. */
  private async setBoards(tx: Tx, id: string, boards: readonly string[]): Promise<string[]> {
    const left = await rows<{ board: string }>(
      tx,
      'DELETE FROM lawyer_boards WHERE lawyer_id = $1 AND board <> ALL($2) RETURNING board',
      [id, boards],
    );
    await rows(
      tx,
      'INSERT INTO lawyer_boards (lawyer_id, board) SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING',
      [id, boards],
    );
    return left.map(({ board }) => board);
  }

  private async record(
    tx: Tx,
    event: {
      id: string;
      version: number;
      type: string;
      actor: Caller;
      fields?: readonly string[];
      signals?: Signal[];
    },
  ): Promise<void> {
    await this.outbox.record(tx, {
      subjectKind: 'lawyer',
      subjectId: event.id,
      seq: event.version,
      type: event.type,
      actor: { role: event.actor.role, id: event.actor.accountId },
      data: { fields: event.fields ?? [] },
      signals: event.signals,
    });
  }
}
