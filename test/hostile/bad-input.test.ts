import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { BAD_TEXTS, textFields } from './bad-fields.js';

/** JSON as text, so that what no client library would send can be sent. */
interface Raw {
  method?: string;
  body?: string | Buffer<ArrayBuffer>;
  type?: string;
}

describe('bad input', () => {
  let service: TestService;
  let asker: Person;
  let chosen: Person;
  let bureau: Person;
  let order: Order;
  let rowsBefore: string;

  beforeAll(async () => {
    service = await startService();
    [asker, chosen, bureau] = await Promise.all([resident(service), lawyer(service, 1), operator(service)]);
    order = await activeOrder(asker, chosen);
    rowsBefore = await countRows();
  });

  const send = (
    person: Person | undefined,
    path: string,
    { method = 'POST', body = '{}', type = 'application/json' }: Raw,
  ) =>
    fetch(service.api + path, {
      method,
      headers: { 'Content-Type': type, ...(person && { Authorization: `Bearer ${person.token}` }) },
      ...(method !== 'GET' && { body }),
    });

  /** Everything a request could have left behind. */
  async function countRows(): Promise<string> {
    const { rows } = await service.db.query(`
      SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM entries) AS entries,
             (SELECT count(*) FROM events WHERE actor_role <> 'system') AS events, (SELECT count(*) FROM lawyers) AS lawyers, (SELECT count(*) FROM ratings) AS ratings,
             (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT md5(string_agg(l::text, '' ORDER BY l.id)) FROM lawyers l) AS content`);
    return JSON.stringify(rows);
  }

  async function expectProblem(response: Response, what: string, statuses = [400, 404, 413, 415, 422]) {
    const document = (await response.json()) as Record<string, unknown>;
    expect(statuses, `${what}: ${response.status} ${JSON.stringify(document)}`).toContain(response.status);
    expect(response.headers.get('content-type'), what).toContain('application/problem+json');
    expect(document, what).toMatchObject({
      type: expect.any(String),
      title: expect.any(String),
      status: response.status,
      code: expect.stringMatching(/^[A-Z_]+$/),
    });
    expect(JSON.stringify(document), what).not.toMatch(/node_modules|\/src\/|SELECT|INSERT|at [A-Z]\w+\./);
  }

  it.each(Object.entries(BAD_TEXTS))('in a text: %s', async (what, value) => {
    for (const { path, person, body, method } of textFields({ asker, chosen, bureau, order }))
      await expectProblem(
        await send(person, path, { method, body: body(value) }),
        `${path} ${what} ${body(value).slice(0, 80)}`,
        [400, 401, 404, 409, 413, 422],
      );
  });

  it.each(['0', '6', '2.5', '-1', '1e400', '99999999999999999999', '"5"', '[5]', '{}', 'null', 'true'])(
    'in a level: %s',
    async (value) => {
      await expectProblem(
        await send(asker, `/orders/${order.id}/rating`, { method: 'PUT', body: `{"level":${value}}` }),
        value,
      );
    },
  );

  it.each(['0', '51', '1.5', '1e400', '99999999999999999999', '"3"', '[3]', 'null'])(
    'in a capacity: %s',
    async (value) => {
      await expectProblem(
        await send(chosen, '/me/lawyer', { method: 'PATCH', body: `{"capacity":${value}}` }),
        value,
      );
    },
  );

  it.each([
    'infinity',
    '-infinity',
    'now',
    '2026-13-01',
    '2026-02-30',
    '9999-12-31',
    '2026-01-01T00:00:00Z',
    '',
  ])('in a day: %s', async (value) => {
    const body = JSON.stringify({ licenceValidUntil: value });
    await expectProblem(await send(bureau, `/lawyers/${chosen.id}`, { method: 'PATCH', body }), value);
  });

  it.each([
    ['an unknown field', '{"mode":"online","board":"labor","description":"x","status":"completed"}'],
    ['__proto__', '{"mode":"online","board":"labor","description":"x","__proto__":{"admin":true}}'],
    [
      'constructor.prototype',
      '{"mode":"online","board":"labor","description":"x","constructor":{"prototype":{"admin":true}}}',
    ],
    ['an array for the body', '[]'],
    ['a text for the body', '"x"'],
    ['null for the body', 'null'],
    ['nothing', ''],
    ['a byte that is no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['half a body', '{"mode":"online"'],
    ['NUL bytes', '{"mode":\0}'],
    ['20,000 arrays deep', '['.repeat(20_000) + ']'.repeat(20_000)],
    ['20,000 objects deep', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000)],
    [
      '20,000 deep in a known field',
      `{"mode":"online","board":"labor","description":"x","opposingParties":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
    ],
    ['60 MB', Buffer.alloc(60_000_000, 0x20)],
    ['10 MB', JSON.stringify({ mode: 'online', board: 'labor', description: 'x'.repeat(10_000_000) })],
  ])('in a body: %s', async (what, body) => {
    await expectProblem(await send(asker, '/orders', { body }), what, [400, 413]);
    expect(Object.prototype).not.toHaveProperty('admin');
  });

  it('in another type than JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ])
      await expectProblem(await send(asker, '/orders', { body: 'mode=online', type }), type, [415]);
  });

  it('in a query', async () => {
    const queries = [
      'limit=0',
      'limit=101',
      'limit=1e400',
      'limit=x',
      'limit=1&limit=2',
      'limit[]=1',
      'cursor=x',
      'cursor=W10',
      'cursor=%00',
      'unknown=1',
      'status=gone',
      'status=waiting&status=active',
    ];
    for (const query of queries)
      await expectProblem(await send(asker, `/orders?${query}`, { method: 'GET' }), query, [400]);
    for (const query of ['after=-1', 'after=1.5', 'after=99999999999', 'after=x', 'limit=1000'])
      await expectProblem(
        await send(asker, `/orders/${order.id}/messages?${query}`, { method: 'GET' }),
        query,
        [400],
      );
    for (const query of [
      'board=nothing',
      'live=perhaps',
      'q=',
      'q=%00',
      `q=${'x'.repeat(41)}`,
      'cursor=WyJ4IiwieCJd',
    ])
      await expectProblem(await send(undefined, `/lawyers?${query}`, { method: 'GET' }), query, [400]);
    for (const path of ['/coverage', '/coverage/history', '/coverage/share', '/roster/shifts'])
      for (const query of [
        'from=infinity',
        'to=now',
        'from=2027-02-30T00:00:00Z',
        'from=',
        'board=nothing',
        'x=1',
      ])
        await expectProblem(
          await send(bureau, `${path}?${query}`, { method: 'GET' }),
          `${path} ${query}`,
          [400],
        );
  });

  it('in an id', async () => {
    for (const id of [
      'x',
      '1',
      '%00',
      '../../etc/passwd',
      '%2e%2e%2f',
      '%zz',
      "1' OR '1'='1",
      'null',
      '00000000-0000-7000-8000-000000000000',
      'x'.repeat(5000),
    ])
      await expectProblem(await send(asker, `/orders/${id}`, { method: 'GET' }), id, [400, 404, 414]);
  });

  it('in an Idempotency-Key', async () => {
    for (const key of ['', ' ', 'x'.repeat(201), 'with space']) {
      const answer = await asker
        .post('/orders', { mode: 'online', board: 'labor', description: 'x' })
        .set('Idempotency-Key', key);
      expect(answer.status, key).toBe(400);
    }
  });

  it('in a token', async () => {
    for (const header of [
      'Bearer',
      'Bearer ',
      `Bearer ${'x'.repeat(10_000)}`,
      'Basic eDp4',
      `bearer${asker.token}`,
      `Bearer ${asker.token}x`,
    ]) {
      const response = await fetch(`${service.api}/me`, { headers: { Authorization: header } });
      expect([401, 431], header.slice(0, 40)).toContain(response.status);
    }
  });

  it('in a head that is too large, before there is a request', async () => {
    const response = await fetch(`${service.api}/me`, { headers: { Authorization: 'x'.repeat(20_000) } });
    await expectProblem(response, 'head', [431]);
  });

  it('left nothing behind', async () => {
    expect(await countRows()).toBe(rowsBefore);
  });
});
