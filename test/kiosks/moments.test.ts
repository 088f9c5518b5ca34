import { describe, expect, it } from 'vitest';
import { boardOf } from '../support/given.js';
import { kiosk, newCard } from '../support/kiosks.js';
import { mutantOf, type Mutation } from '../support/mutant.js';
import { anyone, lawyer, operator } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** Whoever writes into `table` takes long to come to an end. */
const dawdle = (table: string) => `
  CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NEW; END $$;
  CREATE TRIGGER dawdle BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION dawdle();`;

/** Until somebody dawdles. */
async function underWay({ db }: TestService): Promise<void> {
  const dawdling = () =>
    db.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`);
  await expect.poll(async () => (await dawdling()).rowCount, { interval: 5 }).toBe(1);
}

async function serviceWithout(...guards: Mutation[]): Promise<TestService> {
  return startService({}, guards.length > 0 ? { main: await mutantOf(guards) } : {});
}

/** A kiosk is revoked while a card is being shown there; gives how many are signed in at it then. */
async function revokedMeanwhile(service: TestService): Promise<number> {
  const bureau = await operator(service);
  const device = await kiosk(service, bureau);
  const assertion = device.assertion(newCard(), await device.nonce());
  await service.db.query(dawdle('sessions'));
  const signingIn = anyone(service)
    .post('/auth/sessions', assertion)
    .then((answer) => answer);
  await underWay(service);
  await bureau.delete(`/kiosks/${device.id}`).expect(204);
  await signingIn;
  const { rowCount } = await service.db.query(
    'SELECT FROM sessions WHERE kiosk_id = $1 AND ended_at IS NULL',
    [device.id],
  );
  return rowCount!;
}

/** Village staff come while an order is being placed; gives how often the conversation says so. */
async function cameMeanwhile(service: TestService): Promise<number> {
  const device = await kiosk(service, await operator(service));
  const person = await device.signIn();
  const board = await boardOf(await lawyer(service, 1));
  await service.db.query(dawdle('conversations'));
  const placing = person
    .post('/orders', { mode: 'online', board, description: '有人在旁边帮忙。' })
    .expect(201)
    .then(({ body }) => body as { id: string });
  await underWay(service);
  await person.put('/auth/sessions/current/helper', { helping: true }).expect(200);
  const { id } = await placing;
  const { body } = await person.get(`/orders/${id}/messages`).expect(200);
  return JSON.stringify(body).split('helper_came').length - 1;
}

describe('at one moment', () => {
  it('a kiosk is revoked and a card is shown: nobody is signed in', async () => {
    expect(await revokedMeanwhile(await serviceWithout())).toBe(0);
  });

  it('control: when showing a card does not hold the kiosk, somebody is', async () => {
    const service = await serviceWithout({
      file: 'kiosks/card-sign-in.service.js',
      from: "UPDATE kiosks SET last_seen_at = service_now() WHERE id = $1 AND public_key IS NOT NULL\n         RETURNING public_key AS \"publicKey\", to_char(service_now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS today",
      to: 'SELECT public_key AS "publicKey", to_char(service_now(), \'YYYYMMDD\') AS today FROM kiosks WHERE id = $1',
    });
    expect(await revokedMeanwhile(service)).toBe(1);
  });

  it('village staff come and an order is placed: its lawyer will know', async () => {
    expect(await cameMeanwhile(await serviceWithout())).toBe(1);
  });

  it('control: when placing an order does not hold the session, nobody knows', async () => {
    const service = await serviceWithout({
      file: 'orders/helper-entries.queries.js',
      from: 'WHERE id = $1 FOR SHARE',
      to: 'WHERE id = $1',
    });
    expect(await cameMeanwhile(service)).toBe(0);
  });
});
