import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  allSent,
  OFTEN,
  alarmsOf,
  closeBoards,
  detailOf,
  openBoard,
  staySignedIn,
  storyOfAlarm,
  theAlarm,
} from '../support/alarms.js';
import { fakeWebhook, type FakeWebhook } from '../support/fake-webhook.js';
import { LADDER_TIMES, lawyersOf, live, onDuty } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const PHONES = ['10000007001', '10000007002'] as const;

describe('an alarm asks for help', () => {
  let service: TestService;
  let bureau: Person;
  let robot: FakeWebhook;
  let passed = 0;

  beforeAll(async () => {
    robot = await fakeWebhook();
    service = await startService({ ...LADDER_TIMES, ...OFTEN, ALARM_WEBHOOK_URL: robot.url });
    bureau = await operator(service);
    await closeBoards(service, `'${bureau.id}'`);
    // What there was before the boards were closed: the roster is empty.
    await allSent(service);
    robot.texts.length = 0;
  });

  const pass = (seconds: number) => service.moveClock(`${(passed += seconds)} seconds`);
  const story = async (id: string, ...told: string[]) => {
    await expect.poll(() => storyOfAlarm(bureau, id)).toEqual(['raised', ...told]);
  };
  const noticesOf = async (who: Person, alarmId: string) => {
    const { body } = await who.get('/me/notices?limit=100').expect(200);
    const { items } = body as { items: { kind: string; data: { alarmId?: string; step?: string } }[] };
    return items
      .filter(({ data }) => data.alarmId === alarmId)
      .map(({ kind, data }) => `${kind} ${data.step}`);
  };
  /** That a roster does not reach far is another alarm. */
  const isLiveGap = (text = '') => text.includes('无律师在线');
  const textsTo = async (phone: string) => {
    const lines = (await readFile(join(service.folder, 'sms.ndjson'), 'utf8')).trim().split('\n');
    return lines
      .map((line) => JSON.parse(line) as { phone: string; text?: string })
      .filter((sms) => sms.phone === phone && sms.text)
      .map(({ text }) => text);
  };

  it('of whoever is on duty, of the board, of the operators; is silent when acknowledged, raised again, and closes itself', async () => {
    const board = 'land';
    const [primary, standby, third] = await lawyersOf(service, bureau, board, ['e1a', 'e1b', 'e1c']);
    await bureau.patch(`/lawyers/${primary!.id}`, { phone: PHONES[0] }).expect(200);
    await bureau.patch('/me', { phone: PHONES[1] }).expect(200);
    await onDuty(bureau, primary!, board, 'primary');
    await onDuty(bureau, standby!, board, 'standby');
    await staySignedIn(service);
    const ears = await Promise.all(
      [primary!, standby!, third!, bureau].map((one) => connect(service, { token: one.token })),
    );
    const heard = (event: string, id: string) =>
      ears.map((ear) => ear.of(event).filter(({ alarmId }) => alarmId === id).length);

    await openBoard(service, board);
    const { id } = await theAlarm(bureau, 'live_gap', board);
    await story(id, 'called primary');
    await expect.poll(() => heard('alarm:raised', id)).toEqual([1, 0, 0, 1]);
    expect(await noticesOf(primary!, id)).toEqual(['alarm.called primary']);
    await expect.poll(() => textsTo(PHONES[0])).toHaveLength(1);
    expect((await textsTo(PHONES[0]))[0]).toMatch(
      /^【云律团】土地征拆版块无律师在线.*自\d{4}-\d\d-\d\d \d\d:\d\d起$/,
    );
    await standby!.get(`/alarms/${id}`).expect(404);
    await standby!.post(`/alarms/${id}/acknowledge`).expect(404);

    await pass(61);
    await story(id, 'called primary', 'called standby');
    await expect.poll(() => heard('alarm:raised', id)).toEqual([1, 1, 0, 1]);
    await pass(61);
    await story(id, 'called primary', 'called standby', 'called board');
    await expect.poll(() => heard('alarm:raised', id)).toEqual([1, 1, 1, 1]);
    expect(robot.texts.filter(isLiveGap)).toEqual([]);
    await pass(61);
    const allSteps = ['called primary', 'called standby', 'called board', 'called operators'];
    await story(id, ...allSteps);
    await expect.poll(() => robot.texts.filter(isLiveGap)).toHaveLength(1);
    await expect.poll(async () => (await textsTo(PHONES[1])).filter(isLiveGap)).toHaveLength(1);
    expect(await noticesOf(bureau, id)).toEqual(['alarm.called operators']);
    const { deliveries } = await detailOf(bureau, id);
    expect(deliveries.map(({ channel, state }) => `${channel} ${state}`).toSorted()).toEqual([
      'sms sent',
      'sms sent',
      'webhook sent',
    ]);
    expect((await detailOf(primary!, id)).deliveries).toMatchObject([
      { channel: 'sms', accountId: primary!.id },
    ]);

    const { body } = await third!.post(`/alarms/${id}/acknowledge`, { forSeconds: 600 }).expect(200);
    expect(body).toMatchObject({
      acknowledged: { by: { id: third!.id, role: 'lawyer' } },
      rounds: 0,
      step: 'operators',
    });
    await expect.poll(() => heard('alarm:changed', id).slice(0, 3)).toEqual([1, 1, 1]);
    await pass(590);
    await bureau.post(`/alarms/${id}/acknowledge`, { forSeconds: 600 }).expect(200);
    await pass(590);
    expect(await theAlarm(bureau, 'live_gap', board)).toMatchObject({
      rounds: 0,
      acknowledged: { by: { id: bureau.id } },
    });
    await pass(20);
    await story(id, ...allSteps, 'acknowledged', 'acknowledged', 'raised_again', 'called primary');
    expect(await theAlarm(bureau, 'live_gap', board)).toMatchObject({
      rounds: 1,
      acknowledged: null,
      step: 'primary',
    });
    await expect.poll(() => heard('alarm:raised', id)).toEqual([2, 1, 1, 2]);
    await expect.poll(() => textsTo(PHONES[0])).toHaveLength(2);
    expect((await textsTo(PHONES[0]))[1]).toContain('（第2次提醒）');

    await live(service, third!);
    await expect.poll(() => alarmsOf(bureau, `open=true&kind=live_gap&board=${board}`)).toEqual([]);
    expect((await storyOfAlarm(bureau, id)).at(-1)).toBe('closed');
    expect((await third!.post(`/alarms/${id}/acknowledge`).expect(409)).body).toMatchObject({
      code: 'ALARM_CLOSED',
    });
    await pass(7200);
    expect((await storyOfAlarm(bureau, id)).at(-1)).toBe('closed');
  });

  it('at once of the next ones when nobody is in a step, and of nobody twice in a round', async () => {
    const board = 'criminal';
    const [only] = await lawyersOf(service, bureau, board, ['e2a']);
    await service.db.query(
      `UPDATE lawyers SET licence_status = 'suspended' WHERE id <> $1 AND id IN (SELECT lawyer_id FROM lawyer_boards WHERE board = $2)`,
      [only!.id, board],
    );
    await service.db.query(
      `INSERT INTO shifts (lawyer_id, boards, tier, during)
       VALUES ($1, $2, 'standby', tstzrange(service_now() - interval '1 day', service_now() + interval '1 day'))`,
      [only!.id, [board]],
    );
    await openBoard(service, board);
    const { id } = await theAlarm(bureau, 'live_gap', board);
    await story(id, 'called standby');
    await pass(61);
    await story(id, 'called standby', 'called operators');
    expect(await noticesOf(only!, id)).toEqual(['alarm.called standby']);
  });

  it('of the standby, then of the operators, when a gap was opened all the same; an operator ends it', async () => {
    const board = 'family';
    const [standby] = await lawyersOf(service, bureau, board, ['e3a']);
    await service.db.query(
      `INSERT INTO shifts (lawyer_id, boards, tier, during)
       VALUES ($1, $2, 'standby', tstzrange(service_now() - interval '1 day', service_now() + interval '1 day'))`,
      [standby!.id, [board]],
    );
    const { rows } = await service.db.query<{ id: string }>(
      `INSERT INTO alarms (kind, subject, data, next_step_at) VALUES ('roster_override', gen_random_uuid(), $1, service_now()) RETURNING id`,
      [{ boards: [board] }],
    );
    const { id } = rows[0]!;
    await expect.poll(() => storyOfAlarm(bureau, id)).toEqual(['called standby']);
    await pass(61);
    await expect.poll(() => storyOfAlarm(bureau, id)).toEqual(['called standby', 'called operators']);
    await expect.poll(() => robot.texts.at(-1)).toContain('婚姻家庭版块的值班因调整出现空档');
    await standby!.post(`/alarms/${id}/close`, { reason: '有人接替' }).expect(403);
    await bureau.post(`/alarms/${id}/close`, {}).expect(400);
    const { body } = await bureau.post(`/alarms/${id}/close`, { reason: '有人接替' }).expect(200);
    expect((body as { closedAt: string | null }).closedAt).not.toBeNull();
    expect((await bureau.post(`/alarms/${id}/close`, { reason: '再来' }).expect(409)).body).toMatchObject({
      code: 'ALARM_CLOSED',
    });
  });

  it('of the operators at once when a roster does not reach far enough, until it does', async () => {
    const board = 'business';
    await openBoard(service, board);
    const { id } = await theAlarm(bureau, 'runway', board);
    await story(id, 'called operators');
    expect((await bureau.post(`/alarms/${id}/close`, { reason: '没事' }).expect(409)).body).toMatchObject({
      code: 'ALARM_CLOSES_ITSELF',
    });
    const [one] = await lawyersOf(service, bureau, board, ['e4a']);
    await service.db.query(
      `INSERT INTO shifts (lawyer_id, boards, tier, during)
       VALUES ($1, $2, 'primary', tstzrange(service_now() - interval '1 day', service_now() + interval '8 days'))`,
      [one!.id, [board]],
    );
    await expect
      .poll(() => alarmsOf(bureau, `open=true&kind=runway&board=${board}`), { timeout: 20_000 })
      .toEqual([]);
  });
});

describe('an order at the bureau', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService({ ...LADDER_TIMES, ...OFTEN });
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
    await closeBoards(service, `'${bureau.id}'`);
  });

  const place = async (board: string) => {
    const { body } = await asker
      .post('/orders', { mode: 'online', board, description: '有人吗' })
      .expect(201);
    return body as { id: string; wave: string };
  };
  const alarmOf = async (orderId: string) =>
    (await alarmsOf(bureau, 'kind=bureau_wave')).filter((alarm) => alarm.orderId === orderId);

  it('is an alarm from the moment it comes there, until it is given to somebody', async () => {
    const [taker] = await lawyersOf(service, bureau, 'land', ['b1a']);
    const { id, wave } = await place('land');
    expect(wave).toBe('bureau');
    const [alarm] = await alarmOf(id);
    expect(alarm).toMatchObject({ subject: id, board: 'land', closedAt: null });
    await expect.poll(() => storyOfAlarm(bureau, alarm!.id)).toEqual(['raised', 'called operators']);
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: taker!.id, reason: '无人接单' }).expect(200);
    const [over] = await alarmOf(id);
    expect(over!.closedAt).not.toBeNull();
  });

  it('is one no more when its resident takes it back', async () => {
    const { id } = await place('debt');
    await asker.post(`/orders/${id}/cancel`).expect(200);
    expect((await alarmOf(id)).map(({ closedAt }) => closedAt !== null)).toEqual([true]);
  });

  it('is another board’s alarm when its board is corrected', async () => {
    const { id } = await place('contract');
    await asker.put(`/orders/${id}/board`, { board: 'labor' }).expect(200);
    const alarms = await alarmOf(id);
    expect(alarms.map(({ board, closedAt }) => [board, closedAt === null])).toEqual([
      ['labor', true],
      ['contract', false],
    ]);
  });

  it('is one when the ladder has led it there, and stays one when the bureau is reminded', async () => {
    const [grabber] = await lawyersOf(service, bureau, 'housing', ['b4a']);
    await live(service, grabber!);
    const { id, wave } = await place('housing');
    expect(wave).toBe('pool');
    expect(await alarmOf(id)).toEqual([]);
    await service.moveClock('61 seconds');
    await expect.poll(() => alarmOf(id)).toHaveLength(1);
    await service.moveClock('400 seconds');
    await expect
      .poll(async () =>
        (
          (await bureau.get(`/orders/${id}/events?limit=100`)).body as { items: { reason?: string }[] }
        ).items.some(({ reason }) => reason === 'still_waiting'),
      )
      .toBe(true);
    expect(await alarmOf(id)).toHaveLength(1);
  });
});
