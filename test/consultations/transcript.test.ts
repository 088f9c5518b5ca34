import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Transcript {
  entries: { seq: number; hash: string; kind: string; body?: string }[];
  hash: string;
  seal: { seq: number; hash: string } | null;
  intact: boolean;
}

const SUMMARY = {
  facts: '三个月没有发工资',
  rule: '劳动合同法第三十条',
  nextSteps: ['收集证据'],
  alternatives: '仲裁',
  legalAid: true,
};

describe('the transcript of a conversation', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
    await asker.say(order.id, '<script>alert(1)</script> & "引号"').expect(201);
    await advocate.say(order.id, '您好').expect(201);
  });

  const transcript = async (person: Person) =>
    (await person.get(`/orders/${order.id}/transcript`).expect(200)).body as Transcript;

  it('carries a chain that anybody can follow, and no seal while the conversation goes on', async () => {
    const { entries, hash, seal, intact } = await transcript(asker);
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect([seal, intact]).toEqual([null, true]);
    expect(chainOver(entries)).toBe(hash);
  });

  it('is sealed at the close, in the log and in the history; opened again, it goes on from there', async () => {
    await advocate.post(`/orders/${order.id}/complete`, { summary: SUMMARY }).expect(200);
    const closed = await transcript(advocate);
    expect(closed.entries.slice(3).map(({ kind }) => kind)).toEqual(['summary', 'notice', 'rating_asked']);
    expect(closed.seal).toEqual({ seq: 6, hash: closed.hash });
    const { body } = await asker.get(`/orders/${order.id}/events`).expect(200);
    const { items } = body as { items: { type: string; data: { seal?: object } }[] };
    expect(items.find(({ type }) => type === 'order.completed')!.data.seal).toEqual(closed.seal);
    await asker.post(`/orders/${order.id}/reopen`).expect(200);
    await asker.say(order.id, '还有一个问题').expect(201);
    const opened = await transcript(asker);
    expect(opened).toMatchObject({ seal: closed.seal, intact: true });
    expect(opened.entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(chainOver(opened.entries)).toBe(opened.hash);
    expect(chainOver(opened.entries.slice(0, 6))).toBe(closed.hash);
  });

  it('says so when somebody who can write to the database has changed what was said', async () => {
    await service.db.query('ALTER TABLE entries DISABLE TRIGGER entries_are_a_log');
    const { rows } = await service.db.query<{ body: string }>(
      'UPDATE entries SET body = $2 WHERE order_id = $1 AND seq = 3 RETURNING (SELECT body FROM entries o WHERE o.order_id = $1 AND o.seq = 3) AS body',
      [order.id, '您一定会赢'],
    );
    expect(await transcript(asker)).toMatchObject({ intact: false });
    await service.db.query('UPDATE entries SET body = $2 WHERE order_id = $1 AND seq = 3', [
      order.id,
      rows[0]!.body,
    ]);
    await service.db.query('ALTER TABLE entries ENABLE TRIGGER entries_are_a_log');
    expect(await transcript(asker)).toMatchObject({ intact: true });
  });

  it('is a page to print as well, in which what was said is text, and nothing can run', async () => {
    const { text, headers } = await asker
      .get(`/orders/${order.id}/transcript`)
      .set('Accept', 'text/html,application/xhtml+xml')
      .expect(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;引号&#34;');
    expect(text).not.toContain('<script');
    expect(text).toContain('与结束时封存的一致');
  });

  it('is its people’s alone', async () => {
    const path = `/orders/${order.id}/transcript`;
    await (await resident(service)).get(path).expect(404);
    await (await lawyer(service, 2)).get(path).expect(404);
    await (await operator(service)).get(path).expect(403);
  });
});

/** Each link is SHA-256 of the one before and the entry's own. */
function chainOver(entries: { hash: string }[]): string {
  return entries
    .reduce(
      (chain, { hash }) =>
        createHash('sha256')
          .update(Buffer.concat([chain, Buffer.from(hash, 'hex')]))
          .digest(),
      Buffer.alloc(0),
    )
    .toString('hex');
}
