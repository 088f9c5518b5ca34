import { request, DemoError } from './party.mjs';
import { detail, say } from './print.mjs';
import { signInLawyersOf, signInOperator, signInResident } from './sign-in.mjs';

const BOARD = 'administrative';
const SHIFT_MINUTES = 15;
/** Longer than any step of a ladder that somebody wants to watch. */
const STEP_WITHIN_MS = 600_000;
const WAVES = { chosen: '点名律师', pool: '抢单池', duty: '值班律师', bureau: '司法局' };

/** An order that nobody takes, down all four waves, until the bureau dispatches it. @throws DemoError */
export async function playLadder() {
  const { party: resident } = await signInResident();
  const bureau = await signInOperator();
  const [chosen, pooled, primary, standby] = await signInLawyersOf(BOARD, 4);
  await Promise.all([resident, bureau, chosen, pooled, primary, standby].map((party) => party.connect()));
  await putOnDuty(bureau, { primary, standby });
  await Promise.all([chosen, pooled].map((lawyer) => lawyer.stayLive()));
  say('司法局', `值班:第一 ${primary.name},第二 ${standby.name};在线:${chosen.name}、${pooled.name}`);

  const watch = await place(resident, chosen);
  await watch.reaches('pool', `${chosen.name} 没有答复,限时已到`);
  await declineAll(watch, [chosen, pooled], 'serving_another');
  await watch.reaches('duty', '池中律师都已拒单,马上进入下一步');
  detail(`${primary.name} 正在考虑(不能以“忙”为由拒绝)`);
  await watch.offered(standby);
  detail(`${primary.name} 没有答复,轮到 ${standby.name}`);
  await declineAll(watch, [standby], 'conflict_of_interest');
  await watch.reaches('bureau', `${standby.name} 因利益冲突拒单`);
  await bureau.call('POST', `/orders/${watch.id}/dispatch`, { lawyerId: pooled.id, reason: '演示派单' });
  const { lawyer } = await resident.call('GET', `/orders/${watch.id}`);
  say('司法局', `派单给 ${lawyer.name}(${watch.elapsed()})`);
  await tellTheStory(bureau, watch.id);
  await resident.call('POST', `/orders/${watch.id}/complete`, {});
  await Promise.all(
    [chosen, pooled].map((one) => one.call('PUT', '/me/lawyer/availability', { state: 'available' })),
  );
}

/** Whoever is on a shift already stays there. */
async function putOnDuty(bureau, lawyers) {
  const from = Date.now() - 60_000;
  for (const [tier, lawyer] of Object.entries(lawyers))
    await bureau
      .call('POST', '/roster/shifts', {
        lawyerId: lawyer.id,
        boards: [BOARD],
        from: new Date(from).toISOString(),
        to: new Date(from + SHIFT_MINUTES * 60_000).toISOString(),
        tier,
      })
      .catch((error) => {
        if (!error.message.includes('SHIFTS_OVERLAP')) throw error;
      });
}

async function place(resident, chosen) {
  const began = Date.now();
  const order = await resident.call('POST', '/orders', {
    mode: 'online',
    board: BOARD,
    description: '对行政处罚不服,想问问怎么办',
    lawyerId: chosen.id,
  });
  const { id } = order;
  const elapsed = () => `第 ${((Date.now() - began) / 1000).toFixed(1)} 秒`;
  const show = ({ wave, position, deadlineAt, nextStep }, why) => {
    say('居民', `${elapsed()}:${WAVES[wave]}${why ? `,因为${why}` : ''}`);
    const next = nextStep ? `,之后是${WAVES[nextStep.wave]}` : '';
    detail(`排第 ${position} 位,${inSeconds(deadlineAt)} 秒内有结果${next}`);
  };
  show(order);
  return {
    id,
    elapsed,
    async reaches(wave, why) {
      await resident.hear(
        'order:changed',
        (told) => told.orderId === id && told.wave === wave,
        STEP_WITHIN_MS,
      );
      show(await resident.call('GET', `/orders/${id}`), why);
    },
    offered: (lawyer) => lawyer.hear('offer:made', ({ orderId }) => orderId === id, STEP_WITHIN_MS),
  };
}

/** Each declines if asked. */
async function declineAll(watch, lawyers, reason) {
  for (const lawyer of lawyers) {
    const { items } = await lawyer.call('GET', '/me/offers');
    if (!items.some(({ orderId }) => orderId === watch.id)) continue;
    await lawyer.call('POST', `/orders/${watch.id}/decline`, { reason });
    detail(`${lawyer.name} 拒单`);
  }
}

async function tellTheStory(bureau, id) {
  const { items } = await bureau.call('GET', `/orders/${id}/events?limit=100`);
  const [first] = items;
  for (const { type, at, reason, data } of items) {
    const seconds = ((Date.parse(at) - Date.parse(first.at)) / 1000).toFixed(1);
    detail(
      `${seconds.padStart(6)} s  ${type}${data.wave ? ` → ${data.wave}` : ''}${reason ? ` (${reason})` : ''}`,
    );
  }
  const { asked } = await bureau.call('GET', `/orders/${id}/explain`);
  if (asked.length === 0) throw new DemoError('Nobody was asked.');
  const { items: boards } = await request('GET', '/boards');
  detail(`问过 ${asked.length} 次,版块 ${boards.find(({ slug }) => slug === BOARD).name}`);
}

const inSeconds = (instant) => Math.max(0, Math.round((Date.parse(instant) - Date.now()) / 1000));
