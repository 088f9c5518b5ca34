import { DemoError } from './party.mjs';
import { detail, say } from './print.mjs';
import { signInLawyers, signInOperator } from './sign-in.mjs';

const DAYS = 30;
const HOUR_MS = 3_600_000;
const SHOWN = 3;

/** Fills a month of the roster, tries to break it in five ways, and shows each refusal with its gap and substitutes. @throws DemoError */
export async function playCoverage() {
  const bureau = await signInOperator();
  const boards = await namesOfBoards(bureau);
  const stretch = nextMonth();
  await fill(bureau, stretch);
  const { lawyer, shift } = await onlyPrimary(bureau, stretch);
  say(
    '排班',
    `${shift.lawyerName} 值班:${tellGap(boards, { ...shift, board: shift.boards[0] })},主值只此一位`,
  );

  const { boards: served } = await lawyer.call('GET', '/me/lawyer');
  const other = Object.keys(boards).find((slug) => !served.includes(slug));
  const shiftPath = `/roster/shifts/${shift.id}`;
  const lawyerPath = `/lawyers/${lawyer.id}`;
  const ways = [
    ['律师请假', () => lawyer.call('POST', '/roster/leaves', { shiftId: shift.id, reason: '家里有事' })],
    ['提前一小时下班', () => bureau.call('PATCH', shiftPath, { to: hourBefore(shift.to) })],
    ['删除班次', () => bureau.call('DELETE', shiftPath, {})],
    ['律师被停止执业', () => bureau.call('PATCH', lawyerPath, { licenceStatus: 'suspended' })],
    ['律师离开版块', () => bureau.call('PATCH', lawyerPath, { boards: [other] })],
  ];
  let substitute;
  for (const [what, attempt] of ways) {
    const { gaps, substitutes } = await refusal(attempt);
    say(what, `被拒绝,还会空出 ${gaps.length} 段:`);
    for (const gap of gaps.slice(0, SHOWN)) {
      detail(`空档 ${tellGap(boards, gap)}`);
      const fitting = substitutes.filter(({ board, from }) => board === gap.board && from === gap.from);
      for (const { name, reasons } of fitting.slice(0, SHOWN))
        detail(`  可顶班 ${name}(${reasons.join(',')})`);
    }
    substitute ??= substitutes[0];
  }
  await handOver(bureau, { shift, substitute });
  await showCover(bureau, stretch);
}

function nextMonth() {
  const from = new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS);
  return { from: from.toISOString(), to: new Date(from.getTime() + DAYS * 24 * HOUR_MS).toISOString() };
}

async function fill(bureau, stretch) {
  await showCover(bureau, stretch);
  const plan = await bureau.call('POST', '/roster/plan', stretch);
  const { nights } = plan.fairness;
  say(
    '司法局',
    `排班方案:${plan.shifts} 个班次,每人夜班 ${nights.least}–${nights.most} 个,未能覆盖 ${plan.uncovered.length} 段`,
  );
  await bureau.call('POST', `/roster/plans/${plan.id}/accept`);
  say('司法局', '采纳方案');
  await showCover(bureau, stretch);
}

async function showCover(bureau, { from, to }) {
  const { boards } = await bureau.call('GET', `/coverage?${query({ from, to })}`);
  const gaps = boards.flatMap((board) => board.gaps);
  const hours = gaps.reduce((sum, gap) => sum + (Date.parse(gap.to) - Date.parse(gap.from)) / HOUR_MS, 0);
  const until = gaps.map((gap) => gap.from).reduce((a, b) => (a < b ? a : b), to);
  say(
    '覆盖',
    `${boards.length} 个版块,${DAYS} 天:${gaps.length} 段空档,共 ${Math.round(hours)} 小时;处处有人到 ${clock(until)}`,
  );
}

/** A demo lawyer with a shift ahead on which they are the only primary. */
async function onlyPrimary(bureau, stretch) {
  for await (const lawyer of signInLawyers()) {
    for (const shift of (await shiftsOf(bureau, { ...stretch, lawyer: lawyer.id })).filter(
      ({ tier, from }) => tier === 'primary' && from > stretch.from,
    ))
      if (await isAlone(bureau, shift)) return { lawyer, shift };
  }
  throw new DemoError('Nobody is alone on a shift: there is nothing to break.');
}

async function isAlone(bureau, { from, to, boards }) {
  const shifts = await shiftsOf(bureau, { from, to, board: boards[0] });
  return shifts.filter(({ tier }) => tier === 'primary').length === 1;
}

/** The refusal of what would open a gap; anything else is no demo of it. */
async function refusal(attempt) {
  try {
    await attempt();
  } catch (error) {
    if (error.problem?.code === 'WOULD_OPEN_GAP') return error.problem;
    throw error;
  }
  throw new DemoError('That was not refused, and a board has a gap now.');
}

/** What the refusals ask for: somebody else takes the shift over. */
async function handOver(bureau, { shift, substitute }) {
  if (!substitute) throw new DemoError('Nobody could take over.');
  const standby =
    (await shiftsOf(bureau, { from: shift.from, to: shift.to, lawyer: substitute.lawyerId })).length > 0;
  await bureau.call('PATCH', `/roster/shifts/${shift.id}`, { lawyerId: substitute.lawyerId });
  say('司法局', `改由 ${substitute.name} 顶班${standby ? '(原为备勤)' : ''},没有空档`);
}

async function shiftsOf(bureau, of) {
  const { items } = await bureau.call('GET', `/roster/shifts?${query({ ...of, limit: '100' })}`);
  return items;
}

const query = (values) => new URLSearchParams(values).toString();

async function namesOfBoards(bureau) {
  const { items } = await bureau.call('GET', '/boards');
  return Object.fromEntries(items.map(({ slug, name }) => [slug, name]));
}

const hourBefore = (instant) => new Date(Date.parse(instant) - HOUR_MS).toISOString();

const tellGap = (boards, { board, from, to }) => `${boards[board]} ${clock(from)} – ${clock(to)}`;

const CLOCK = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

function clock(instant) {
  return CLOCK.format(new Date(instant));
}
