import type { Caller } from '../identity/door.contract.js';
import { IS_ON } from '../identity/sessions.queries.js';
import type { Keyring } from '../platform/crypto/keyring.js';
import { MOST_BOARD_CORRECTIONS, type OrderStatus, type Wave } from './order-flow.contract.js';
import type {
  OrderKiosk,
  OrderLawyer,
  OrderRating,
  OrderResident,
  OrderView,
  PromiseView,
  SegmentView,
  Summary,
  VisitView,
} from './orders.contract.js';
import type { Step } from './plan.contract.js';

/** With whether it may be changed, by the database's clock. */
type WholeRating = Required<OrderRating> & { changeable: boolean };

/** An order with all that belongs to it, before it is cut to what the caller may see. */
export interface WholeOrder {
  id: string;
  mode: 'online' | 'offline';
  board: string;
  boardCorrections: number;
  status: OrderStatus;
  plan: Step[];
  step: number;
  wave: Wave | null;
  deadlineAt: Date | null;
  stepEndsAt: Date | null;
  bureauAt: Date;
  urgent: boolean;
  description: string;
  lawyer: OrderLawyer | null;
  chosenLawyer: OrderLawyer | null;
  resident: OrderResident;
  createdAt: Date;
  acceptedAt: Date | null;
  completedAt: Date | null;
  reopenUntil: Date | null;
  erased: boolean;
  version: number;
  segments: (Omit<SegmentView, 'rating'> & { rating: WholeRating | null })[];
  summary: Summary | null;
  visit: (Omit<VisitView, 'checkInCode'> & { codeSealed: string }) | null;
  promise: PromiseView | null;
  kiosk: OrderKiosk | null;
  position: number | null;
  estimateSeconds: number | null;
}

/** Of `orders o`: whether it may be opened again. A visit is over when it is over. */
export const REOPENABLE = `(o.status = 'completed' AND o.mode = 'online' AND o.completed_at > service_now() - interval '7 days'
  AND o.erased_at IS NULL)`;

/** Of the acceptances on the board, how many of the latest tell how long the next may take. */
const ESTIMATE_FROM = 20;

/** Of `ratings r`. */
const RATING = `json_build_object('segment', r.segment, 'level', r.level, 'reasons', r.reasons, 'comment', r.comment,
  'createdAt', r.created_at, 'changeableUntil', r.created_at + interval '24 hours',
  'changeable', r.created_at > service_now() - interval '24 hours')`;

/** Columns of a {@link WholeOrder} from `orders o`. */
export const WHOLE_ORDER = `
  o.id, o.mode, o.board, o.board_corrections AS "boardCorrections", o.status, o.plan, o.step, o.wave, o.deadline_at AS "deadlineAt", o.step_ends_at AS "stepEndsAt",
  o.bureau_at AS "bureauAt", o.urgent, o.description,
  o.created_at AS "createdAt", o.accepted_at AS "acceptedAt", o.completed_at AS "completedAt", o.version,
  CASE WHEN ${REOPENABLE} THEN o.completed_at + interval '7 days' END AS "reopenUntil", o.erased_at IS NOT NULL AS erased,
  (SELECT json_build_object('id', l.id, 'name', l.name, 'firm', l.firm) FROM lawyers l WHERE l.id = o.lawyer_id) AS lawyer,
  (SELECT json_build_object('id', l.id, 'name', l.name, 'firm', l.firm) FROM lawyers l WHERE l.id = o.chosen_lawyer_id) AS "chosenLawyer",
  (SELECT json_build_object('id', a.id, 'displayName', a.display_name) FROM accounts a WHERE a.id = o.resident_id) AS resident,
  coalesce((SELECT json_agg(json_build_object(
      'number', s.number, 'lawyer', json_build_object('id', l.id, 'name', l.name, 'firm', l.firm), 'board', s.board, 'via', s.via,
      'startedAt', s.started_at, 'firstAnswerAt', s.first_answer_at, 'endedAt', s.ended_at, 'endReason', s.end_reason,
      'statement', s.statement,
      'rating', (SELECT ${RATING} FROM ratings r WHERE r.order_id = s.order_id AND r.segment = s.number))
      ORDER BY s.number)
    FROM segments s JOIN lawyers l ON l.id = s.lawyer_id WHERE s.order_id = o.id), '[]') AS segments,
  (SELECT s.summary FROM segments s WHERE s.order_id = o.id AND s.summary IS NOT NULL ORDER BY s.number DESC LIMIT 1) AS summary,
  (SELECT json_build_object('town', v.town, 'village', v.village, 'place', v.place, 'from', lower(v.during), 'to', upper(v.during),
      'checkedInAt', v.checked_in_at, 'codeSealed', encode(v.code_sealed, 'base64')) FROM visits v WHERE v.order_id = o.id) AS visit,
  (SELECT json_build_object('promisedAt', p.promised_at, 'callBy', p.call_by, 'outcome', p.outcome)
     FROM promises p WHERE p.order_id = o.id ORDER BY p.promised_at DESC LIMIT 1) AS promise,
  (SELECT json_build_object('name', k.name, 'town', k.town, 'village', k.village, 'here', at.kiosk_id IS NOT NULL,
      'helping', coalesce(at.helping, false), 'helperName', at.helper_name)
     FROM (SELECT) one LEFT JOIN LATERAL (
       SELECT s.kiosk_id, s.helping, s.helper_name FROM sessions s
        WHERE s.account_id = o.resident_id AND s.kiosk_id IS NOT NULL AND ${IS_ON}
          AND (s.orders_since IS NULL OR o.created_at >= s.orders_since)
        ORDER BY s.id DESC LIMIT 1) at ON true
     JOIN kiosks k ON k.id = coalesce(at.kiosk_id, o.kiosk_id)) AS kiosk,
  CASE WHEN o.status = 'waiting' THEN 1 + (SELECT count(*)::int FROM orders before
     WHERE before.status = 'waiting' AND before.board = o.board AND before.mode = o.mode
       AND (before.created_at, before.id) < (o.created_at, o.id)) END AS position,
  CASE WHEN o.status = 'waiting' THEN (
     SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY recent.seconds))::int FROM (
       SELECT extract(epoch FROM s.started_at - q.created_at) AS seconds FROM segments s JOIN orders q ON q.id = s.order_id
        WHERE s.board = o.board AND q.mode = o.mode AND s.number = 1 AND s.started_at > service_now() - interval '30 days'
        ORDER BY s.started_at DESC LIMIT ${ESTIMATE_FROM}) recent) END AS "estimateSeconds"`;

/** What `caller`, who is tied to the order, may see of it. */
export function viewOf(
  order: WholeOrder,
  caller: Pick<Caller, 'accountId' | 'role'>,
  keyring: Keyring,
): OrderView {
  const { description, summary, reopenUntil, erased, position, estimateSeconds, chosenLawyer, ...rest } =
    order;
  const {
    plan: _plan,
    step: _step,
    stepEndsAt: _ends,
    bureauAt: _bureau,
    boardCorrections: _times,
    ...common
  } = rest;
  const { visit: whole, promise: promised, ...plain } = common;
  const isResident = caller.role === 'resident';
  const view = {
    ...plain,
    deadlineAt: toInstant(order.deadlineAt),
    createdAt: order.createdAt.toISOString(),
    acceptedAt: toInstant(order.acceptedAt),
    completedAt: toInstant(order.completedAt),
    segments: order.segments.map((segment) => viewOfSegment(segment, caller.role)),
    visit: whole && viewOfVisit(whole, isResident ? keyring : undefined),
    ...(erased && { erased }),
    actions: actionsOf(order, caller),
  };
  const rating = order.segments.findLast((segment) => segment.rating)?.rating ?? null;
  const waiting =
    order.status === 'waiting' ? { position, estimateSeconds, nextStep: nextStepOf(order) } : {};
  const promise = promised && withInstants(promised, ['promisedAt', 'callBy']);
  if (caller.role === 'operator')
    return {
      ...view,
      ...waiting,
      promise,
      rating: rating && { segment: rating.segment, level: rating.level },
    };
  if (isResident)
    return {
      ...view,
      ...waiting,
      promise,
      description,
      chosenLawyer,
      summary,
      rating: rating && viewOfRating(rating),
      reopenUntil: toInstant(reopenUntil),
    };
  if (order.lawyer?.id === caller.accountId) return { ...view, description, summary };
  return { ...view, description, resident: null, lawyer: null, kiosk: null, segments: [], acceptedAt: null };
}

function nextStepOf({ plan, step, stepEndsAt, bureauAt }: WholeOrder): OrderView['nextStep'] {
  const next = plan[step + 1];
  if (!next || !stepEndsAt) return null;
  const wave = stepEndsAt >= bureauAt ? 'bureau' : next.wave;
  return { wave, at: stepEndsAt.toISOString() };
}

function actionsOf(order: WholeOrder, { role, accountId }: Pick<Caller, 'accountId' | 'role'>): string[] {
  const { status } = order;
  if (role === 'operator') return status === 'waiting' ? ['dispatch'] : [];
  if (role === 'lawyer') {
    if (status === 'waiting') return ['accept', 'decline'];
    if (status !== 'active' || order.lawyer?.id !== accountId) return [];
    const arrives = order.visit && !order.visit.checkedInAt ? ['checkIn'] : [];
    return ['message', 'transfer', ...arrives, 'complete'];
  }
  const rate = order.segments.some(({ rating }) => !rating || rating.changeable) ? ['rate'] : [];
  const correct = order.boardCorrections < MOST_BOARD_CORRECTIONS ? ['correctBoard'] : [];
  if (status === 'waiting') return ['message', 'cancel', ...correct, ...rate];
  // Whoever has agreed to a visit is not let go for a word.
  if (status === 'active') return ['message', 'complete', ...(order.visit ? [] : correct), ...rate];
  return order.reopenUntil ? ['reopen', ...rate] : rate;
}

/** What one lawyer wrote for the next is no matter of the bureau's, and what the resident says of them no lawyer's. */
function viewOfSegment(segment: WholeOrder['segments'][number], role: Caller['role']): SegmentView {
  const { statement, rating, ...rest } = segment;
  const view = withInstants(rest, ['startedAt', 'firstAnswerAt', 'endedAt']);
  if (role === 'operator') return view;
  return { ...view, statement, ...(role === 'resident' && { rating: rating && viewOfRating(rating) }) };
}

function viewOfRating({ changeable: _changeable, ...rating }: WholeRating): OrderRating {
  return withInstants(rating, ['createdAt', 'changeableUntil']);
}

function viewOfVisit(
  { codeSealed, ...visit }: NonNullable<WholeOrder['visit']>,
  keyring: Keyring | undefined,
): VisitView {
  const view = withInstants(visit, ['from', 'to', 'checkedInAt']);
  if (!keyring) return view;
  return { ...view, checkInCode: keyring.open('visit.check-in', Buffer.from(codeSealed, 'base64')) };
}

function toInstant(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}

/** The database writes instants inside of JSON in its own spelling. */
function withInstants<T extends object>(value: T, fields: (keyof T)[]): T {
  const spelled = fields.map((field) => {
    const instant = value[field] as string | null;
    return [field, instant === null ? null : new Date(instant).toISOString()];
  });
  return { ...value, ...Object.fromEntries(spelled) } as T;
}
