import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { allSent, closeBoards } from '../support/alarms.js';
import { errcode, fakeWebhook, hangUp, silence, status, type FakeWebhook } from '../support/fake-webhook.js';
import { startService, type TestService } from '../support/service.js';

interface Row {
  state: string;
  attempts: number;
  outcomes: (string | null)[];
  details: (string | null)[];
}

describe('what goes to the webhook', () => {
  let service: TestService;
  let robot: FakeWebhook;
  let passed = 0;

  beforeAll(async () => {
    robot = await fakeWebhook();
    service = await startService({ ALARM_WEBHOOK_URL: robot.url }, { from: 'template_empty' });
    // An empty service has alarms, whose calls would come in between.
    await service.db.query(
      `INSERT INTO accounts (role, display_name, username, password_hash) VALUES ('operator', '某', 'op', 'none')`,
    );
    await closeBoards(service, '(SELECT id FROM accounts)');
    await allSent(service);
  });

  beforeEach(() => {
    robot.answer = errcode(0);
  });

  /** Writes a delivery as the service does; gives its text, by which the robot's requests are told apart. */
  const write = async () => {
    const text = randomUUID();
    await service.db.query(
      `INSERT INTO deliveries (channel, about, content) VALUES ('webhook', $1, jsonb_build_object('text', $1::text))`,
      [text],
    );
    return text;
  };
  const rowOf = async (text: string) => {
    const { rows } = await service.db.query<Row>(
      `SELECT d.state, d.attempts, array_agg(a.outcome ORDER BY a.attempt) AS outcomes, array_agg(a.detail ORDER BY a.attempt) AS details
         FROM deliveries d LEFT JOIN delivery_attempts a ON a.delivery_id = d.id WHERE d.about = $1 GROUP BY d.id`,
      [text],
    );
    return rows[0]!;
  };
  const becomes = async (text: string, row: Partial<Row>) => {
    await expect.poll(() => rowOf(text)).toMatchObject(row);
  };
  const requests = (text: string) => robot.texts.filter((one) => one === text).length;
  const pass = (seconds: number) => service.moveClock(`${(passed += seconds)} seconds`);
  /** The service has looked for what is due, and found nothing of this. */
  const looked = async () => {
    const marker = await write();
    await becomes(marker, { state: 'sent' });
  };

  it('is sent once, and done', async () => {
    const text = await write();
    await becomes(text, { state: 'sent', attempts: 1, outcomes: ['sent'] });
    expect(requests(text)).toBe(1);
  });

  it('is tried again when the robot does not take it, with more patience each time', async () => {
    robot.answer = errcode(45_009);
    const text = await write();
    await becomes(text, { state: 'waiting', attempts: 1, outcomes: ['refused'], details: ['errcode 45009'] });
    robot.answer = status(503);
    await pass(7);
    await becomes(text, { state: 'waiting', attempts: 2, details: ['errcode 45009', 'status 503'] });
    robot.answer = errcode(0);
    await pass(5);
    await looked();
    expect(requests(text)).toBe(2);
    await pass(8);
    await becomes(text, { state: 'sent', attempts: 3 });
    expect(requests(text)).toBe(3);
  });

  it('waits as long as the robot asks for', async () => {
    robot.answer = status(429, { 'Retry-After': '120' });
    const text = await write();
    await becomes(text, { state: 'waiting', attempts: 1 });
    robot.answer = errcode(0);
    await pass(110);
    await looked();
    expect(requests(text)).toBe(1);
    await pass(11);
    await becomes(text, { state: 'sent', attempts: 2 });
  });

  it('is given up after eight refusals', { timeout: 60_000 }, async () => {
    robot.answer = status(400);
    const text = await write();
    for (let attempt = 1; attempt < 8; attempt++) {
      await becomes(text, { state: 'waiting', attempts: attempt });
      await pass(3600);
    }
    await becomes(text, { state: 'failed', attempts: 8 });
    expect(requests(text)).toBe(8);
  });

  it('follows no redirect', async () => {
    robot.answer = status(302, { Location: '/elsewhere' });
    const text = await write();
    await becomes(text, { state: 'waiting', details: ['status 302'] });
    expect(robot.paths).not.toContain('/elsewhere');
    robot.answer = errcode(0);
    await pass(7);
    await becomes(text, { state: 'sent' });
  });

  it('is never sent again when the answer was lost', async () => {
    robot.answer = hangUp;
    const text = await write();
    await becomes(text, { state: 'unsure', attempts: 1, outcomes: ['unsure'] });
    robot.answer = errcode(0);
    await pass(7200);
    await looked();
    expect(requests(text)).toBe(1);
  });

  it('is unsure when the robot says nothing for ten seconds', async () => {
    robot.answer = silence;
    const text = await write();
    await expect.poll(() => rowOf(text), { timeout: 20_000 }).toMatchObject({ state: 'unsure', attempts: 1 });
    expect(requests(text)).toBe(1);
  });

  it('is unsure when the service is told to stop meanwhile, which does not wait for it', async () => {
    robot.answer = silence;
    const text = await write();
    await expect.poll(() => requests(text)).toBe(1);
    expect(await service.running.stop()).toBe(0);
    expect(await rowOf(text)).toMatchObject({ state: 'unsure', attempts: 1 });
    robot.answer = errcode(0);
    service.use(await service.launchAnother());
    await looked();
    expect(requests(text)).toBe(1);
  });

  it('is never sent again by another process when the one that sent it was killed amid it', async () => {
    robot.answer = silence;
    const texts = await Promise.all(Array.from({ length: 5 }, write));
    await expect.poll(() => texts.map(requests)).toEqual([1, 1, 1, 1, 1]);
    await service.running.kill();
    robot.answer = errcode(0);
    service.use(await service.launchAnother());
    await looked();
    for (const text of texts) expect(await rowOf(text)).toMatchObject({ state: 'sending', outcomes: [null] });
    await pass(61);
    for (const text of texts) await becomes(text, { state: 'unsure', outcomes: ['unsure'] });
    await pass(7200);
    await looked();
    expect(texts.map(requests)).toEqual([1, 1, 1, 1, 1]);
  });

  it('is tried again when nobody was there to connect to', async () => {
    await service.running.stop();
    service.use(await service.launchAnother({ ALARM_WEBHOOK_URL: 'http://127.0.0.1:1/' }));
    const text = await write();
    await becomes(text, { state: 'waiting', attempts: 1, outcomes: ['refused'], details: ['ECONNREFUSED'] });
    await service.running.stop();
    service.use(await service.launchAnother());
    await pass(7);
    await becomes(text, { state: 'sent', attempts: 2 });
    expect(requests(text)).toBe(1);
  });

  it('is sent once by two processes', async () => {
    await service.launchAnother();
    const texts = await Promise.all(Array.from({ length: 100 }, write));
    await allSent(service);
    expect(texts.map(requests)).toEqual(texts.map(() => 1));
  });
});
