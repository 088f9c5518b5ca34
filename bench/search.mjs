import { HttpConnection } from './load/http-connection.mjs';
import { measure } from './support/measure.mjs';
import { lawyers, residents } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';
import { fillTalk, indexTalk, peopleFor, plainTalk } from './support/talk.mjs';

const FEW = 10_000;
const MANY = 1_000_000;
const TIMES = 20;
const GOAL_MS = 100;

/** Said in one of so many messages, beside what fills them. */
const SAID = { 劳动仲裁: 101, 'Contract No. 7': 1_009, 罕见的字眼: 5_003 };

const SOUGHT = {
  'one character, in half of all messages': '的',
  'one character, in one of a hundred': '仲',
  'two characters, in one of a hundred': '劳动',
  'four characters, in one of a hundred': '劳动仲裁',
  'Latin, in one of a thousand': 'contract no',
  'rare words': '罕见的字眼',
  'one character that is nowhere': '龘',
  'two characters that stand nowhere side by side': '裁劳',
  'many characters that are nowhere': '劳动仲裁劳动仲裁劳动仲裁劳动仲裁',
  'what is nowhere, of pairs that are everywhere': '一'.repeat(20),
};

/**
 * Searching what was said, for who has hardly any of it and for who has half: p95 of one at a time, beside ourselves
 * with little data.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const [few, many] = [await talkOf(lab, FEW), await talkOf(lab, MANY)];
  const cases = Object.entries(SOUGHT).flatMap(([what, q]) => [
    { name: `${what}; whose conversations hold half`, q, who: 'lawyer' },
    { name: `${what}; who has four conversations`, q, who: 'resident' },
  ]);
  const rounds = await alternate(
    'search',
    Object.fromEntries(
      cases.flatMap(({ name, q, who }) => [
        [`${name}|few`, () => p95(few, q, who)],
        [`${name}|many`, () => p95(many, q, who)],
      ]),
    ),
  );
  await Promise.all([few.stop(), many.stop()]);
  return cases.map(({ name }) =>
    measure(name, 'ms p95', rounds[`${name}|many`], {
      peer: { name: `of ${FEW.toLocaleString('en-US')} messages`, values: rounds[`${name}|few`] },
      goal: { of: 'ours', atMost: GOAL_MS },
    }),
  );
}

async function talkOf(lab, messages) {
  const { url, pool } = await lab.database();
  const count = peopleFor(messages);
  const [experts, people] = [await lawyers(pool, count.lawyers), await residents(pool, count.residents)];
  const seldom = Object.entries(SAID).map(([words, every]) => `CASE n % ${every} WHEN 3 THEN '${words}' END`);
  await fillTalk(pool, {
    messages,
    lawyers: experts.map(({ id }) => id),
    residents: people.map(({ id }) => id),
    body: `concat(${[plainTalk, ...seldom].join(', ')})`,
  });
  await indexTalk(pool);
  await pool.query('VACUUM ANALYZE');
  const server = await lab.server(url);
  return { url: server.url, lawyer: experts[0], resident: people[0], stop: () => server.stop() };
}

/** Milliseconds that one in twenty exceeds, one after the other. */
async function p95(talk, q, who) {
  const connection = await HttpConnection.open(talk.url);
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    const { status } = await connection.request('GET', `/api/v1/messages/search?q=${encodeURIComponent(q)}`, {
      token: talk[who].token,
    });
    took.push(performance.now() - began);
    if (status !== 200) throw new Error(`The search answered ${status}`);
  }
  connection.close();
  return quantile(took, 0.95);
}
