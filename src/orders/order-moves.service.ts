import { Injectable } from '@nestjs/common';
import { ConversationLog, type Told } from '../conversations/conversation-log.service.js';
import { row, rows, type Tx } from '../platform/database/database.js';
import type { Actor, NewEvent } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room, type Signal } from '../platform/events/signal.js';
import type { Problem } from '../platform/problems/problem.js';
import { BureauAlarms, type WaveChange } from './bureau-alarms.service.js';
import { entriesOf } from './order-entries.js';
import { ORDER_FLOW, type OrderStatus, type OrderVerb, type Wave } from './order-flow.contract.js';
import { orderProblems } from './orders.problems.js';
import type { Step } from './plan.contract.js';

/** What a move writes beside the status. */
export interface OrderChange {
  board?: string;
  plan?: Step[];
  step?: number;
  wave?: Wave | null;
  lawyerId?: string | null;
  /** When the step ends by itself; or in so many milliseconds from now. Closing needs neither. */
  stepEndsAt?: Date;
  stepEndsInMs?: number;
  /** Milliseconds from now until the search is the bureau's at the latest. */
  bureauInMs?: number;
  /** When something of the promised call-back is due; null when nothing is. */
  promiseAt?: Date | null;
  /** The same, in so many milliseconds or never, unless a promise stands: that keeps its own time. */
  promiseUnlessStandsInMs?: number | null;
  accepted?: boolean;
  completed?: boolean;
  /** All that the resident said in it goes. */
  erased?: boolean;
}

export interface OrderMoveRequest {
  orderId: string;
  verb: OrderVerb;
  actor: Actor;
  reason?: string;
  change?: OrderChange;
  /** Ids and states for the history, beside status, wave and deadline. */
  data?: Record<string, unknown>;
  /** What is told beside `order:changed`. */
  signals?: Signal[];
  /** A lawyer who had the order until this move, and is told as well. */
  formerLawyerId?: string | null;
}

/** What comes with an order that was just placed. */
export interface Placed {
  signals: Signal[];
  data: Record<string, unknown>;
  /** What its conversation begins with. */
  told: Told[];
}

/** A waiting order that goes on to another step. */
export interface AdvanceRequest extends Omit<OrderMoveRequest, 'verb' | 'change'> {
  verb: 'advance';
  change: Required<Pick<OrderChange, 'step' | 'wave' | 'stepEndsAt'>>;
}

export interface MovedOrder {
  id: string;
  status: OrderStatus;
  wave: Wave | null;
  version: number;
  board: string;
  mode: 'online' | 'offline';
  residentId: string;
  lawyerId: string | null;
  deadlineAt: Date | null;
}

/** The one place where an order's status changes. */
@Injectable()
export class OrderMoves {
  constructor(
    private readonly outbox: Outbox,
    private readonly log: ConversationLog,
    private readonly bureau: BureauAlarms,
  ) {}

  /**
   * Moves an order along its flow, with its event, and what is told of it in the conversation, in the same transaction.
   * @throws 409 `NOT_WAITING`, `NOT_ACTIVE` or `NOT_COMPLETED` when the verb does not apply to the order's status
   */
  async move(tx: Tx, request: OrderMoveRequest): Promise<MovedOrder> {
    const flow = ORDER_FLOW[request.verb];
    const { sets, values, shape } = assignments(request.change ?? {}, [request.orderId, flow.from]);
    if (flow.to !== 'same') sets.push(`status = '${flow.to}'`);
    const moved = await row<Moved>(
      tx,
      {
        name: `move-${request.verb}-${shape}`,
        text: `UPDATE orders o SET version = version + 1${sets.map((set) => `, ${set}`).join('')}
                WHERE id = $1 AND status = ANY($2)
                RETURNING ${MOVED_COLUMNS}`,
      },
      values,
    );
    if (!moved) throw notFrom(flow.from);
    const told = entriesOf(request);
    if (told.length > 0) await this.log.tell(tx, moved.id, told);
    const isClosing = flow.to === 'completed' || flow.to === 'cancelled';
    // In the history, which nobody can change either, it is out of reach of whoever could change the conversation.
    const data = isClosing ? { ...request.data, seal: await this.log.seal(tx, moved.id) } : request.data;
    await this.outbox.record(tx, eventOf(moved, { ...request, data }));
    await this.bureau.follow(tx, [moved]);
    return moved;
  }

  /** Moves several locked, waiting orders on, each to a step of its own, in as many statements as for one. */
  async advance(tx: Tx, requests: readonly AdvanceRequest[]): Promise<void> {
    const moved = await rows<Moved>(tx, ADVANCE, [
      ORDER_FLOW.advance.from,
      requests.map(({ orderId }) => orderId),
      requests.map(({ change }) => change.step),
      requests.map(({ change }) => change.wave),
      requests.map(({ change }) => change.stepEndsAt),
    ]);
    if (moved.length < requests.length) throw notFrom(ORDER_FLOW.advance.from);
    const byId = new Map(moved.map((order) => [order.id, order]));
    await this.outbox.recordAll(
      tx,
      requests.map((request) => eventOf(byId.get(request.orderId)!, request)),
    );
    await this.bureau.follow(tx, moved);
  }

  /** Writes the first event of an order that was just placed. */
  async placed(tx: Tx, order: MovedOrder, { signals, data, told }: Placed): Promise<void> {
    const actor: Actor = { role: 'resident', id: order.residentId };
    // Whoever sits at a kiosk hears of orders one by one.
    const joined: Signal = { rooms: [room.card(order.residentId)], leave: [], join: [room.order(order.id)] };
    const event = eventOf(order, {
      orderId: order.id,
      verb: 'place',
      actor,
      signals: [joined, ...signals],
      data,
    });
    await this.outbox.record(tx, event);
    if (told.length > 0) await this.log.tell(tx, order.id, told);
    await this.bureau.follow(tx, [order]);
  }
}

type Moved = MovedOrder & WaveChange;

const MOVED_COLUMNS = `old.wave AS "fromWave", old.board AS "fromBoard", o.id, o.status, o.wave, o.version, o.board, o.mode, o.resident_id AS "residentId",
  o.lawyer_id AS "lawyerId", o.deadline_at AS "deadlineAt"`;

const ADVANCE = {
  name: 'advance',
  text: `UPDATE orders o SET version = version + 1, step = next.step, wave = next.wave, step_ends_at = next.ends_at
           FROM unnest($2::uuid[], $3::int[], $4::text[], $5::timestamptz[]) AS next(id, step, wave, ends_at)
          WHERE o.id = next.id AND o.status = ANY($1) RETURNING ${MOVED_COLUMNS}`,
};

/** What a move leaves in the history, and what is told of it. */
function eventOf(
  order: MovedOrder,
  request: Omit<OrderMoveRequest, 'verb'> & { verb: OrderVerb | 'place' },
): NewEvent {
  const { id, status, wave, version } = order;
  const people = [order.residentId, order.lawyerId ?? [], request.formerLawyerId ?? []].flat();
  return {
    subjectKind: 'order',
    subjectId: id,
    seq: version,
    type: request.verb === 'place' ? 'order.placed' : ORDER_FLOW[request.verb].event,
    actor: request.actor,
    reason: request.reason,
    data: { status, wave, deadlineAt: order.deadlineAt, ...request.data },
    signals: [
      ...(request.signals ?? []),
      {
        rooms: [...new Set(people.map(room.account)), room.order(id), room.operators],
        event: 'order:changed',
        payload: { orderId: id, version, status, wave },
      },
      ...(MOVES_THE_POOL.has(request.verb) ? [poolChanged(order)] : []),
    ],
  };
}

/** What may put an order into the pool, or take it out. */
const MOVES_THE_POOL = new Set<OrderVerb | 'place'>([
  'place',
  'advance',
  'accept',
  'dispatch',
  'cancel',
  'lapse',
  'transfer',
  'reopen',
  'correctBoard',
]);

/** What lawyers of a board are told when an order came into its pool, or left it. */
export function poolChanged({ board, mode }: Pick<MovedOrder, 'board' | 'mode'>): Signal {
  return { rooms: [room.board(board)], event: 'pool:changed', payload: { board, mode } };
}

function notFrom(from: readonly OrderStatus[]): Problem {
  if (from.includes('waiting')) return orderProblems.notWaiting();
  return from.includes('active') ? orderProblems.notActive() : orderProblems.notCompleted();
}

/** How each part of a change is written; `$` stands for its value. */
// prettier-ignore
const WRITTEN: Record<keyof OrderChange, string> = {
  board:        'board = $',
  plan:         'plan = $',
  step:         'step = $',
  wave:         'wave = $',
  lawyerId:     'lawyer_id = $',
  stepEndsAt:   'step_ends_at = $',
  stepEndsInMs: 'step_ends_at = from_now($)',
  bureauInMs:   'bureau_at = from_now($)',
  promiseAt:    'promise_at = $',
  // Asked here, in the move: what the statement saw that had to wait for the order's lock is outdated.
  promiseUnlessStandsInMs: `promise_at = CASE WHEN EXISTS (
                   SELECT FROM promises p WHERE p.order_id = o.id AND p.outcome IS NULL) THEN promise_at ELSE from_now($) END`,
  accepted:     'accepted_at = CASE WHEN $ THEN service_now() END',
  completed:    'completed_at = CASE WHEN $ THEN service_now() END',
  erased:       `erased_at = CASE WHEN $ THEN service_now() END, description = '', dialect = NULL`,
};
const PARTS = Object.keys(WRITTEN) as (keyof OrderChange)[];

/** SQL assignments for `change`, with its values behind `first`; the same `shape` always is the same SQL. */
function assignments(change: OrderChange, first: unknown[]) {
  const values = [...first];
  const parts = PARTS.filter((part) => change[part] !== undefined);
  const sets = parts.map((part) => {
    const value = change[part];
    const place = values.push(part === 'plan' ? JSON.stringify(value) : value);
    return WRITTEN[part].replace('$', `$${place}`);
  });
  return { sets, values, shape: parts.map((part) => PARTS.indexOf(part)).join('.') };
}
