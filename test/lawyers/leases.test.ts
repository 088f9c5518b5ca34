import { beforeAll, describe, expect, it } from 'vitest';
import { lawyersOf, live } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Ack, type Listener } from '../support/sockets.js';

const BEAT = { state: 'available' };
/** Sees to it that who closes while the beat is being written holds no lease afterwards. */
const CLOSED_MEANWHILE = {
  file: 'lawyers/leases.service.js',
  from: 'await this.endClosed(open.map(({ workbench }) => workbench));',
  to: '',
};
/** Sees to it that nobody is given a lease while the licence is being suspended. */
const ROW_LOCK = { file: 'lawyers/leases.service.js', from: ' ORDER BY l.id FOR NO KEY UPDATE', to: '' };

interface Lease {
  started_at: Date;
  until: Date;
  ended: boolean;
  runs: boolean;
}

describe('leases', () => {
  let service: TestService;
  let bureau: Person;
  let count = 0;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  const newLawyer = async () => (await lawyersOf(service, bureau, 'land', [`lease${count++}`]))[0]!;
  const workbench = (person: Person, url?: string) => connect(service, { token: person.token, url });
  const isLive = async ({ id }: Person) =>
    ((await anyone(service).get(`/lawyers/${id}`)).body as { live: boolean }).live;
  const leasesOf = async ({ id }: Person) => {
    const { rows } = await service.db.query<Lease>(
      `SELECT started_at, until, ended_at IS NOT NULL AS ended, ended_at IS NULL AND until > service_now() AS runs
         FROM lawyer_leases WHERE lawyer_id = $1 ORDER BY id`,
      [id],
    );
    return rows;
  };
  /** Holds a lawyer's row, so that whoever needs it waits; gives what lets it go. */
  const holding = async (sql: string, person: Person) => {
    const client = await service.db.connect();
    await client.query('BEGIN');
    await client.query(sql, [person.id]);
    return async () => {
      await client.query('COMMIT');
      client.release();
    };
  };
  /** Until a statement waits for somebody's lock. */
  const waiting = async () => {
    await expect
      .poll(async () => {
        const { rows } = await service.db.query(
          `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
        );
        return rows.length;
      })
      .toBeGreaterThan(0);
  };

  it('are one for each tab, however often it beats before the first answer, and each ends with its own', async () => {
    const person = await newLawyer();
    const tabs = await Promise.all([workbench(person), workbench(person)]);
    const answers = await Promise.all(
      tabs.flatMap((tab) => [1, 2, 3, 4].map(() => tab.ask('presence:beat', BEAT))),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(8);
    expect(await leasesOf(person)).toMatchObject([{ runs: true }, { runs: true }]);
    tabs[0].socket.close();
    await expect.poll(async () => (await leasesOf(person)).filter(({ ended }) => ended)).toHaveLength(1);
    expect(await isLive(person)).toBe(true);
    tabs[1].socket.close();
    await expect.poll(() => isLive(person)).toBe(false);
    expect(await leasesOf(person)).toMatchObject([{ ended: true }, { ended: true }]);
  });

  it('of one moment are written together, begun and renewed, and renewed in place', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, newLawyer));
    const benches = await Promise.all(people.map((person) => workbench(person)));
    const transactions = async () => {
      const { rows } = await service.db.query<{ xmin: string }>(
        'SELECT DISTINCT xmin::text FROM lawyer_leases WHERE lawyer_id = ANY($1)',
        [people.map(({ id }) => id)],
      );
      return rows.length;
    };
    const beatAll = () => Promise.all(benches.map((bench) => bench.ask('presence:beat', BEAT)));
    for (let round = 0; round < 3; round++) {
      expect((await beatAll()).map(({ ok }) => ok)).toEqual(benches.map(() => true));
      expect(await transactions()).toBeLessThanOrEqual(4);
    }
    const updates = async () => {
      const { rows } = await service.db.query<{ all: string; elsewhere: string }>(
        `SELECT n_tup_upd AS all, n_tup_upd - n_tup_hot_upd AS elsewhere FROM pg_stat_user_tables WHERE relname = 'lawyer_leases'`,
      );
      return { all: Number(rows[0]!.all), elsewhere: Number(rows[0]!.elsewhere) };
    };
    await expect.poll(async () => (await updates()).all).toBeGreaterThanOrEqual(24);
    // Those that the test before ended went elsewhere: into the other index.
    expect((await updates()).elsewhere).toBeLessThanOrEqual(2);
    for (const { socket } of benches) socket.close();
  });

  const closeDuringBeat = async (url?: string) => {
    const person = await newLawyer();
    const { socket } = await workbench(person, url);
    const letGo = await holding('SELECT FROM lawyers WHERE id = $1 FOR UPDATE', person);
    socket.emit('presence:beat', BEAT, () => undefined);
    await waiting();
    socket.close();
    const other = await workbench(await newLawyer(), url);
    // What the node hears after the close is answered when it has heard the close.
    await other.ask('typing', {});
    await letGo();
    await expect.poll(() => leasesOf(person)).toHaveLength(1);
    await other.ask('presence:beat', BEAT);
    other.socket.close();
    return person;
  };

  it('end although their connection closes while the beat is being written', async () => {
    const person = await closeDuringBeat();
    await expect.poll(() => leasesOf(person)).toMatchObject([{ ended: true, runs: false }]);
  });

  it('(control) without the look back, such a lease runs on', async () => {
    const mutant = await service.launchAnother({}, await mutantOf([CLOSED_MEANWHILE]));
    const person = await closeDuringBeat(mutant.url);
    expect(await leasesOf(person)).toMatchObject([{ ended: false, runs: true }]);
    await mutant.stop();
  });

  it('run out within 45 s when the node is killed, and nothing else is lost', async () => {
    const node = await service.launchAnother();
    const person = await newLawyer();
    const bench = await workbench(person, node.url);
    expect(await bench.ask('presence:beat', BEAT)).toMatchObject({ ok: true });
    await node.kill();
    expect(await isLive(person)).toBe(true);
    await service.moveClock('40 seconds');
    expect(await isLive(person)).toBe(true);
    await service.moveClock('46 seconds');
    expect(await isLive(person)).toBe(false);
    const again = await live(service, person);
    expect(await leasesOf(person)).toHaveLength(2);
    again.socket.close();
    await service.moveClock('0');
  });

  it('begin anew after a pause that was longer, so that it is no time online; and what ran out is marked', async () => {
    const person = await newLawyer();
    const bench = await live(service, person);
    const [before] = await leasesOf(person);
    await service.moveClock('30 seconds');
    await bench.ask('presence:beat', BEAT);
    const [renewed] = await leasesOf(person);
    expect(renewed!.until.getTime() - before!.until.getTime()).toBeGreaterThanOrEqual(30_000);
    await service.moveClock('80 seconds');
    await bench.ask('presence:beat', BEAT);
    const leases = await leasesOf(person);
    expect(leases).toHaveLength(2);
    expect(leases[0]).toMatchObject({ until: renewed!.until });
    expect(leases[1]!.started_at.getTime()).toBeGreaterThan(renewed!.until.getTime());
    await service.moveClock('3 minutes');
    await expect.poll(() => leasesOf(person)).toMatchObject([{ ended: true }, { ended: true }]);
    await service.moveClock('0');
    bench.socket.close();
  });

  /** A beat that comes while the bureau's suspension is being written; gives its answer. */
  const beatDuringSuspension = async (person: Person, bench: Listener): Promise<Ack> => {
    const letGo = await holding(`UPDATE lawyers SET licence_status = 'suspended' WHERE id = $1`, person);
    const answer = bench.ask('presence:beat', BEAT);
    await waiting();
    await letGo();
    return answer;
  };

  it('are not given to who is being suspended, new or renewed', async () => {
    for (const beatsBefore of [0, 1]) {
      const person = await newLawyer();
      const bench = await workbench(person);
      for (let n = 0; n < beatsBefore; n++) await bench.ask('presence:beat', BEAT);
      const answer = await beatDuringSuspension(person, bench);
      expect(answer).toMatchObject({ ok: false, error: { code: 'NOT_IN_PRACTICE', status: 403 } });
      expect((await leasesOf(person)).filter(({ runs }) => runs)).toEqual([]);
      // The refusal is the lawyer's alone: others in the batch have their answers.
      const [other, refused] = [await workbench(await newLawyer()), bench];
      const answers = await Promise.all([refused, other].map((one) => one.ask('presence:beat', BEAT)));
      expect(answers.map(({ ok }) => ok)).toEqual([false, true]);
      for (const { socket } of [other, bench]) socket.close();
    }
  });

  it('(control) without the lawyer’s row locked, a lease is begun beside the suspension', async () => {
    const mutant = await service.launchAnother({}, await mutantOf([ROW_LOCK]));
    const person = await newLawyer();
    const bench = await workbench(person, mutant.url);
    // The lock that the trigger takes comes after the look at the licence.
    expect(await beatDuringSuspension(person, bench)).toMatchObject({ ok: true });
    expect((await leasesOf(person)).filter(({ runs }) => runs)).toHaveLength(1);
    await mutant.stop();
  });
});
