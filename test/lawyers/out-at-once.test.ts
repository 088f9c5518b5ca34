import { beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf, live, offersOf } from '../support/ladder.js';
import type { Launched } from '../support/launch.js';
import { anyone, operator, resident, type Person } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Listener } from '../support/sockets.js';

const AT_ONCE = { timeout: 1000 };
const SETTINGS = { ACCESS_TOKEN_SECONDS: '86400', LEASE_MS: '86400000', FIRST_ANSWER_MS: '86400000' };

describe('a lawyer who is out', () => {
  let service: TestService;
  let second: Launched;
  let bureau: Person;
  let asker: Person;
  let count = 0;

  beforeAll(async () => {
    service = await startService({ ...SETTINGS, REDIS_URL: (await startRedis()).url });
    second = await service.launchAnother();
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  });

  const newLawyer = async (board: string, more: object = {}) =>
    (await lawyersOf(service, bureau, board, [`out${count++}`], more))[0]!;
  /** A workbench on each node, the one on the other node beats. */
  const benches = async ({ token }: Person): Promise<[Listener, Listener]> => {
    const both = await Promise.all([service.url, second.url].map((url) => connect(service, { token, url })));
    expect(await both[1]!.ask('presence:beat', { state: 'available' })).toMatchObject({ ok: true });
    return both as [Listener, Listener];
  };
  const listed = async (board: string) => {
    const { body } = await anyone(service).get(`/lawyers?board=${board}&live=true`).expect(200);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };
  const place = async (board: string) =>
    (
      (await asker.post('/orders', { mode: 'online', board, description: '问一下' }).expect(201)).body as {
        id: string;
      }
    ).id;
  const runningLeases = async ({ id }: Person) => {
    const { rows } = await service.db.query(
      'SELECT 1 FROM lawyer_leases WHERE lawyer_id = $1 AND (ended_at IS NULL OR until > service_now())',
      [id],
    );
    return rows.length;
  };
  const expectOut = async (person: Person, board: string, [here, there]: Listener[]) => {
    for (const bench of [here!, there!]) await expect.poll(() => bench.socket.connected, AT_ONCE).toBe(false);
    expect(await runningLeases(person)).toBe(0);
    expect(await listed(board)).toEqual([]);
    // Who comes again may, but hears nothing of the boards and is there for nobody.
    const again = await connect(service, { token: person.token, url: second.url });
    const answer = await again.ask('presence:beat', { state: 'available' });
    expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_IN_PRACTICE' } });
    expect(await listed(board)).toEqual([]);
    return again;
  };

  it('by suspension is off the list, the offers and the sockets of every node within a second', async () => {
    const person = await newLawyer('land');
    const both = await benches(person);
    const id = await place('land');
    await expect.poll(() => offersOf(person)).toEqual({ [id]: 'pool' });
    expect(await listed('land')).toEqual([person.id]);
    await bureau.patch(`/lawyers/${person.id}`, { licenceStatus: 'suspended' }).expect(200);
    expect(await listed('land')).toEqual([]);
    expect(await offersOf(person)).toEqual({});
    const again = await expectOut(person, 'land', both);

    const witness = await newLawyer('land');
    const [ear] = await benches(witness);
    await place('land');
    await expect.poll(() => ear.of('pool:changed').length).toBeGreaterThan(0);
    expect(again.of('pool:changed')).toEqual([]);

    // With the licence back, the socket that stayed hears of the board again.
    await bureau.patch(`/lawyers/${person.id}`, { licenceStatus: 'valid' }).expect(200);
    await expect
      .poll(async () => {
        await place('land');
        return again.of('pool:changed').length;
      })
      .toBeGreaterThan(0);
    expect(await again.ask('presence:beat', { state: 'available' })).toMatchObject({ ok: true });
  });

  it('by the end of the licence’s last day is out as the day ends in Shanghai', async () => {
    const day = (
      await service.db.query<{ day: string }>(
        `SELECT (service_now() AT TIME ZONE 'Asia/Shanghai')::date::text AS day`,
      )
    ).rows[0]!.day;
    const person = await newLawyer('debt', { licenceValidUntil: day });
    const both = await benches(person);
    expect(await listed('debt')).toEqual([person.id]);
    const toMidnight = (
      await service.db.query<{ ms: string }>(
        `SELECT extract(epoch FROM (($1::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') - service_now()) * 1000 AS ms`,
        [day],
      )
    ).rows[0]!.ms;
    await service.moveClock(`${Math.floor(Number(toMidnight)) - 60_000} milliseconds`);
    expect(both.map(({ socket }) => socket.connected)).toEqual([true, true]);
    expect(await listed('debt')).toEqual([person.id]);
    await service.moveClock(`${Math.ceil(Number(toMidnight))} milliseconds`);
    await expectOut(person, 'debt', both);
    const { rows } = await service.db.query<{ type: string }>(
      `SELECT type FROM events WHERE subject_id = $1 AND type = 'lawyer.licence_ended'`,
      [person.id],
    );
    expect(rows).toHaveLength(1);
    await service.moveClock('0');
  });

  it('of a board alone stays connected, and hears of the boards as they are now, on every node', async () => {
    const person = await newLawyer('family');
    const both = await benches(person);
    const stays = await newLawyer('family');
    await live(service, await newLawyer('housing'));
    const [ear] = await benches(stays);
    const heard = (bench: Listener) => bench.of('pool:changed').map(({ board }) => board);
    await place('family');
    for (const bench of [...both, ear]) await expect.poll(() => heard(bench)).toContain('family');
    await bureau.patch(`/lawyers/${person.id}`, { boards: ['housing'] }).expect(200);
    await expect
      .poll(
        async () => {
          await place('housing');
          return both.every((bench) => heard(bench).includes('housing'));
        },
        { interval: 200 },
      )
      .toBe(true);
    const before = both.map((bench) => heard(bench).filter((board) => board === 'family').length);
    const witnessed = heard(ear).length;
    await place('family');
    await expect.poll(() => heard(ear).length).toBeGreaterThan(witnessed);
    await place('housing');
    expect(both.map((bench) => heard(bench).filter((board) => board === 'family').length)).toEqual(before);
    expect(both.map(({ socket }) => socket.connected)).toEqual([true, true]);
    expect(await listed('housing')).toContain(person.id);
    expect(await listed('family')).toEqual([stays.id]);
  });
});
