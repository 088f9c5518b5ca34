import type { Caller } from '../identity/door.contract.js';
import type { OrderStatus, Wave } from './order-flow.js';
import type {
  OrderLawyer,
  OrderRating,
  OrderResident,
  OrderView,
  SegmentView,
  Summary,
} from './orders.contract.js';

/** An order with all that belongs to it, before it is cut to what the caller may see. */
export interface WholeOrder {
  id: string;
  mode: 'online' | 'offline';
  board: string;
  status: OrderStatus;
  wave: Wave | null;
  deadlineAt: Date | null;
  urgent: boolean;
  description: string;
  lawyer: OrderLawyer | null;
  resident: OrderResident;
  createdAt: Date;
  acceptedAt: Date | null;
  completedAt: Date | null;
  version: number;
  segments: SegmentView[];
  summary: Summary | null;
  rating: OrderRating | null;
}

/** Columns of a {@link WholeOrder} from `orders o`. */
export const WHOLE_ORDER = `
  o.id, o.mode, o.board, o.status, o.wave, o.deadline_at AS "deadlineAt", o.urgent, o.description,
  o.created_at AS "createdAt", o.accepted_at AS "acceptedAt", o.completed_at AS "completedAt", o.version, o.summary,
  (SELECT json_build_object('id', l.id, 'name', l.name, 'firm', l.firm) FROM lawyers l WHERE l.id = o.lawyer_id) AS lawyer,
  (SELECT json_build_object('id', a.id, 'displayName', a.display_name) FROM accounts a WHERE a.id = o.resident_id) AS resident,
  coalesce((SELECT json_agg(json_build_object(
      'number', s.number, 'lawyer', json_build_object('id', l.id, 'name', l.name, 'firm', l.firm), 'via', s.via,
      'startedAt', s.started_at, 'firstAnswerAt', s.first_answer_at, 'endedAt', s.ended_at, 'endReason', s.end_reason)
      ORDER BY s.number)
    FROM segments s JOIN lawyers l ON l.id = s.lawyer_id WHERE s.order_id = o.id), '[]') AS segments,
  (SELECT json_build_object('segment', r.segment, 'level', r.level)
     FROM ratings r WHERE r.order_id = o.id ORDER BY r.segment DESC LIMIT 1) AS rating`;

/** What `caller`, who is tied to the order, may see of it. */
export function viewOf(order: WholeOrder, caller: Pick<Caller, 'accountId' | 'role'>): OrderView {
  const instants = {
    deadlineAt: toInstant(order.deadlineAt),
    createdAt: order.createdAt.toISOString(),
    acceptedAt: toInstant(order.acceptedAt),
    completedAt: toInstant(order.completedAt),
    segments: order.segments.map(withInstants),
  };
  const actions = actionsOf(order, caller);
  const { description, summary, rating, ...common } = { ...order, ...instants };
  if (caller.role === 'operator') return { ...common, rating, actions };
  if (caller.role === 'resident') return { ...common, description, summary, rating, actions };
  if (order.lawyer?.id === caller.accountId) return { ...common, description, summary, actions };
  return { ...common, description, resident: null, lawyer: null, segments: [], acceptedAt: null, actions };
}

function actionsOf(order: WholeOrder, { role, accountId }: Pick<Caller, 'accountId' | 'role'>): string[] {
  const { status } = order;
  if (role === 'operator') return status === 'waiting' ? ['dispatch'] : [];
  if (role === 'lawyer') {
    if (status === 'waiting') return ['accept', 'decline'];
    return status === 'active' && order.lawyer?.id === accountId ? ['message', 'complete'] : [];
  }
  const rate = order.segments.length > 0 ? ['rate'] : [];
  if (status === 'waiting') return ['message', 'cancel', ...rate];
  return status === 'active' ? ['message', 'complete', ...rate] : rate;
}

function toInstant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/** The database writes instants inside of JSON in its own spelling. */
function withInstants(segment: SegmentView): SegmentView {
  const spell = (instant: string | null) => (instant === null ? null : new Date(instant).toISOString());
  return {
    ...segment,
    startedAt: new Date(segment.startedAt).toISOString(),
    firstAnswerAt: spell(segment.firstAnswerAt),
    endedAt: spell(segment.endedAt),
  };
}
