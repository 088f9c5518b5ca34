import fc from 'fast-check';
import { SUMMARY } from '../support/given.js';
import type { Person } from '../support/people.js';
import { BOARD, LAWYERS, NAMES, OTHER_BOARD, TOWN, type Row, type World } from './model-world.js';

/** What the model knows: each order's row when all was at rest, and whose it is. */
export interface Known extends Row {
  asker: number;
}

/** Somebody does something; `on` picks among the orders that there are, `by` among the lawyers. */
export interface Deed {
  kind: Kind;
  on: number;
  by: number;
  /** Whatever else the deed wants to know. */
  as: number;
}

export interface Done {
  status: number;
  code?: string;
}

type Answer = { status: number; body: unknown };

/** One kind of deed: how it is done, what it may be answered when nobody else is doing anything, what it leaves. */
interface KindOf {
  weight: number;
  /** Done without an order. */
  free?: true;
  /** The event that a success leaves. */
  event?: string;
  act(world: World, deed: Deed, order: Known): PromiseLike<Answer | void>;
  /** Statuses that fit; all below 500 when left out. */
  fits?(order: Known, world: World, deed: Deed): number[];
}

const lawyerOf = (world: World, { by }: Deed): Person => world.lawyers[by % LAWYERS]!;
/** Its own lawyer, mostly. */
const serving = (world: World, deed: Deed, order: Known): Person =>
  (deed.as % 4 !== 0 && world.lawyers.find(({ id }) => id === order.lawyerId)) || lawyerOf(world, deed);
const askerOf = (world: World, order: Known): Person => world.residents[order.asker]!;
const REASONS = ['conflict_of_interest', 'not_my_field', 'serving_another', 'unwell'];

const ifStatus = (order: Known, statuses: Known['status'][], then: number[]) =>
  statuses.includes(order.status) ? then : [409];
/** What a lawyer hears who does something that only the one who serves it may. */
const ifServing = (world: World, deed: Deed, order: Known, then: number[]) => {
  if (serving(world, deed, order).id !== order.lawyerId) return [404];
  return order.status === 'active' ? then : [409];
};

function placeOf(world: World, { by, as }: Deed): object {
  const body = { mode: 'online', board: BOARD, description: '地界', urgent: as % 5 === 0 };
  const opposing = NAMES.filter((_, i) => (as >> (i + 3)) % 3 === 0 && i !== by % NAMES.length);
  const chosen = as % 3 === 1 ? world.lawyers[(as >> 2) % LAWYERS]!.id : undefined;
  const asked = { ...body, lawyerId: chosen, opposingParties: opposing.length > 0 ? opposing : undefined };
  if (as % 4 !== 3) return asked;
  // Visits that begin within some hours of one another, so that many overlap.
  const from = world.at(27 + ((as >> 5) % 4) / 2);
  const to = new Date(from.getTime() + 3_600_000);
  const visit = { town: TOWN, place: '村委会', from: from.toISOString(), to: to.toISOString() };
  return { ...asked, mode: 'offline', urgent: false, visit };
}

const PASSES = [31, 61, 125, 310, 1900, 93_600];

const KINDS = {
  place: {
    weight: 8,
    free: true,
    event: 'placed',
    act: (world, deed) => world.residents[deed.by % NAMES.length]!.post('/orders', placeOf(world, deed)),
    // 422: the chosen lawyer is suspended.
    fits: () => [201, 422],
  },
  accept: {
    weight: 14,
    event: 'accepted',
    act: (world, deed, order) => lawyerOf(world, deed).post(`/orders/${order.id}/accept`),
    fits: (order) => (order.status === 'waiting' ? [200, 404, 409] : [404, 409]),
  },
  decline: {
    weight: 5,
    event: 'declined',
    act: (world, deed, order) =>
      lawyerOf(world, deed).post(`/orders/${order.id}/decline`, { reason: REASONS[deed.as % 4] }),
    fits: (order) => (order.status === 'waiting' ? [204, 404, 409, 422] : [404, 409]),
  },
  dispatch: {
    weight: 5,
    event: 'dispatched',
    act: (world, deed, order) =>
      world.bureau.post(`/orders/${order.id}/dispatch`, {
        lawyerId: lawyerOf(world, deed).id,
        reason: '派单',
      }),
    fits: (order) => ifStatus(order, ['waiting'], [200, 422]),
  },
  cancel: {
    weight: 3,
    event: 'cancelled',
    act: (world, _, order) => askerOf(world, order).post(`/orders/${order.id}/cancel`),
    fits: (order) => ifStatus(order, ['waiting'], [200]),
  },
  close: {
    weight: 3,
    event: 'completed',
    act: (world, _, order) => askerOf(world, order).post(`/orders/${order.id}/complete`),
    fits: (order) => ifStatus(order, ['active'], [200]),
  },
  complete: {
    weight: 4,
    event: 'completed',
    act: (world, deed, order) =>
      serving(world, deed, order).post(`/orders/${order.id}/complete`, { summary: SUMMARY }),
    fits: (order, world, deed) => ifServing(world, deed, order, [200]),
  },
  transfer: {
    weight: 6,
    event: 'transferred',
    act: (world, deed, order) => {
      const to = deed.as % 2 ? lawyerOf(world, deed).id : undefined;
      const body = { lawyerId: to, reason: '回避', statement: '案情如下' };
      return serving(world, deed, order).post(`/orders/${order.id}/transfer`, body);
    },
    fits: (order, world, deed) => ifServing(world, deed, order, [200, 422]),
  },
  reopen: {
    weight: 4,
    event: 'reopened',
    act: (world, _, order) => askerOf(world, order).post(`/orders/${order.id}/reopen`),
    // After seven days it is too late.
    fits: (order) => (order.mode === 'online' ? ifStatus(order, ['completed'], [200, 409]) : [409]),
  },
  correctBoard: {
    weight: 4,
    event: 'board_corrected',
    act: (world, deed, order) =>
      askerOf(world, order).put(`/orders/${order.id}/board`, {
        board: deed.as % 3 === 0 ? BOARD : OTHER_BOARD,
      }),
    // 422: it is there already, or was corrected five times.
    fits: (order) =>
      ifStatus(order, order.mode === 'online' ? ['waiting', 'active'] : ['waiting'], [200, 422]),
  },
  rate: {
    weight: 2,
    event: 'rated',
    act: (world, deed, order) =>
      askerOf(world, order).put(`/orders/${order.id}/rating`, { level: 1 + (deed.as % 5) }),
    fits: (order) => ifStatus(order, ['waiting', 'cancelled', 'active', 'completed'], [200, 409]),
  },
  ask: {
    weight: 2,
    act: (world, _, order) => askerOf(world, order).say(order.id, '在吗'),
    fits: (order) => ifStatus(order, ['waiting', 'active'], [201]),
  },
  answer: {
    weight: 6,
    act: (world, deed, order) => serving(world, deed, order).say(order.id, '您好'),
    fits: (order, world, deed) => ifServing(world, deed, order, [201]),
  },
  checkIn: {
    weight: 3,
    event: 'checked_in',
    act: async (world, deed, order) => {
      const { body } = await askerOf(world, order).get(`/orders/${order.id}`).expect(200);
      const code = (body as { visit: { checkInCode: string } | null }).visit?.checkInCode ?? '000000';
      return serving(world, deed, order).post(`/orders/${order.id}/check-in`, { code });
    },
    fits: (order, world, deed) => ifServing(world, deed, order, [200, 409]),
  },
  keepPromise: {
    weight: 2,
    act: (world, _, order) => world.bureau.post(`/orders/${order.id}/promise/keep`),
    fits: () => [200, 409],
  },
  beat: { weight: 5, free: true, act: (world, deed) => world.beat(lawyerOf(world, deed), 40) },
  stopBeating: { weight: 2, free: true, act: (world, deed) => world.beat(lawyerOf(world, deed), 0) },
  away: {
    weight: 1,
    free: true,
    act: (world, deed) => lawyerOf(world, deed).put('/me/lawyer/availability', { state: 'away' }),
    fits: () => [200],
  },
  available: {
    weight: 3,
    free: true,
    act: (world, deed) => lawyerOf(world, deed).put('/me/lawyer/availability', { state: 'available' }),
    fits: () => [200],
  },
  suspend: {
    weight: 1,
    free: true,
    act: (world, deed) =>
      world.bureau.patch(`/lawyers/${lawyerOf(world, deed).id}`, { licenceStatus: 'suspended' }),
    // 422: alone on duty.
    fits: () => [200, 422],
  },
  reinstate: {
    weight: 3,
    free: true,
    act: (world, deed) =>
      world.bureau.patch(`/lawyers/${lawyerOf(world, deed).id}`, { licenceStatus: 'valid' }),
    fits: () => [200],
  },
  putOnDuty: {
    weight: 3,
    free: true,
    act: (world, deed) =>
      world.bureau.post('/roster/shifts', {
        lawyerId: lawyerOf(world, deed).id,
        boards: [BOARD],
        tier: deed.as % 2 ? 'primary' : 'standby',
        from: world.at(-1).toISOString(),
        to: world.at(1).toISOString(),
      }),
    // 422: suspended.
    fits: () => [201, 409, 422],
  },
  pass: { weight: 9, free: true, act: (world, deed) => world.pass(PASSES[deed.as % PASSES.length]!) },
} as const satisfies Record<string, KindOf>;

export type Kind = keyof typeof KINDS;
const kindOf = (kind: Kind): KindOf => KINDS[kind];

/** Whether the deed can be done: most want an order. */
export function isPossible({ kind }: Deed, orders: readonly Known[]): boolean {
  return kindOf(kind).free ?? orders.length > 0;
}

export const orderOf = ({ on }: Deed, orders: readonly Known[]): Known => orders[on % orders.length]!;

/** Does it, and says what came back; undefined when the deed asks nothing. */
export async function doDeed(world: World, deed: Deed, orders: readonly Known[]): Promise<Done | undefined> {
  const answer = await kindOf(deed.kind).act(world, deed, orderOf(deed, orders));
  if (!answer) return undefined;
  return { status: answer.status, code: (answer.body as Partial<Done>).code };
}

/** Which statuses fit when nobody else does anything. */
export function fitting(world: World, deed: Deed, orders: readonly Known[]): number[] | undefined {
  return kindOf(deed.kind).fits?.(orderOf(deed, orders), world, deed);
}

export const eventOf = ({ kind }: Deed): string | undefined => kindOf(kind).event;

export function tell({ kind, on, by, as }: Deed): string {
  return `${kind}(on ${on}, by ${by}, as ${as})`;
}

export const anyDeed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.oneof(
    ...(Object.keys(KINDS) as Kind[]).map((kind) => ({
      weight: kindOf(kind).weight,
      arbitrary: fc.constant(kind),
    })),
  ),
  on: fc.nat(5),
  by: fc.nat(29),
  as: fc.nat(255),
});
