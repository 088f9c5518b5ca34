import { writeFileSync } from 'node:fs';
import { HttpConnection } from './load/http-connection.mjs';
import { growTo } from './support/crowd.mjs';
import { waitingOrders } from './support/orders.mjs';
import { lawyers, residents } from './support/people.mjs';
import { recordStatements } from './support/record-statements.mjs';
import { fillRoster } from './support/roster.mjs';
import { fillTalk, peopleFor } from './support/talk.mjs';

const PAGE = new URL('../docs/hot-queries.md', import.meta.url);
const LAWYERS = 10_000;
const MESSAGES = 1_000_000;
const WAITING = 1_000;
const SHIFTS = 50_000;
const ABREAST = 2;
const LOOKS_MS = 2_500;

/**
 * Writes docs/hot-queries.md: what the five hottest queries do in a database as large as a province's.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>} none: the page is what comes of it
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const { order, reader } = await fill(pool);
  const sections = [];
  for (const { title, path, text } of queries(order)) {
    const statements = await recordStatements(lab, url, {
      request: (serverUrl) => (path ? get(serverUrl, path, reader) : wait()),
      belongs: (statement) => statement.text.includes(text),
    });
    const statement = statements.find((one) => one.text.includes(text));
    sections.push(await explain(pool, title, statement));
  }
  writeFileSync(PAGE, `${HEAD}\n${sections.join('\n')}`);
  return [];
}

function queries(order) {
  return [
    {
      title: 'A page of 50 messages',
      path: `/orders/${order}/messages?limit=50`,
      text: 'ORDER BY e.seq LIMIT',
    },
    { title: 'The first 20 lawyers of a board', path: '/lawyers?board=labor&limit=20', text: 'standings s' },
    { title: 'What a lawyer could grab', path: '/orders/pool?mode=online', text: 'may_grab(o' },
    { title: 'The boards, with who is on duty', path: '/boards', text: 'on_duty(b.slug' },
    { title: 'Which orders are due', text: 'o.deadline_at <=' },
  ];
}

const HEAD = `# The five hottest queries

What PostgreSQL does for them in a database with ${LAWYERS.toLocaleString('en-US')} lawyers, ${MESSAGES.toLocaleString('en-US')} messages, ${WAITING.toLocaleString('en-US')} waiting
orders and ${SHIFTS.toLocaleString('en-US')} shifts. Made by \`npm run bench -- explain\`, out of the statements that the service sends.
`;

async function fill(pool) {
  await growTo(pool, LAWYERS);
  const count = peopleFor(MESSAGES);
  const [experts, people] = [await lawyers(pool, count.lawyers), await residents(pool, count.residents)];
  await fillTalk(pool, {
    messages: MESSAGES,
    lawyers: experts.map(({ id }) => id),
    residents: people.map(({ id }) => id),
    body: `'这是第 ' || n || ' 句话，不长也不短。'`,
  });
  const asking = await residents(pool, WAITING);
  await waitingOrders(
    pool,
    asking.map(({ id }) => ({ resident: id, lawyer: experts[0].id })),
  );
  const onDuty = await lawyers(pool, 12 * ABREAST);
  await fillRoster(pool, { shifts: SHIFTS, lawyers: onDuty.map(({ id }) => id), abreast: ABREAST });
  const { rows } = await pool.query('SELECT order_id AS id FROM conversations WHERE lawyer_id = $1 LIMIT 1', [
    experts[0].id,
  ]);
  return { order: rows[0].id, reader: experts[0] };
}

async function explain(pool, title, { text, values }) {
  const { rows } = await pool.query({ text: `EXPLAIN (ANALYZE, BUFFERS) ${text}`, values });
  const plan = rows.map((row) => row['QUERY PLAN']);
  return `## ${title}\n\n\`\`\`sql\n${outdent(text)}\n\`\`\`\n\n\`\`\`\n${plan.map(shortened).join('\n')}\n\`\`\`\n`;
}

/** Long filters of ids say nothing. */
const shortened = (line) => (line.length > 180 ? `${line.slice(0, 180)} …` : line);

function outdent(text) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.slice(1).map((line) => line.search(/\S/)), 80);
  return lines.map((line, n) => (n === 0 ? line.trim() : line.slice(margin))).join('\n');
}

async function get(url, path, { token }) {
  const connection = await HttpConnection.open(url);
  const { status } = await connection.request('GET', `/api/v1${path}`, { token });
  connection.close();
  if (status !== 200) throw new Error(`${path} answered ${status}`);
}

/** What the timers ask by themselves comes within this. */
const wait = () => new Promise((resolve) => setTimeout(resolve, LOOKS_MS));
