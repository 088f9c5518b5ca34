import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OperatorView } from '../../src/staff/operators.contract.js';
import { anyone, DEMO_PASSWORD, lawyer, operator, resident, staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const PASSWORD = 'a long enough password';

let service: TestService;
let bureau: Person;
beforeAll(async () => {
  service = await startService();
  bureau = await operator(service);
});

let made = 0;
async function colleague(): Promise<OperatorView> {
  const names = { username: `colleague${++made}`, displayName: `同事${made}` };
  const { body } = await bureau.post('/operators', { ...names, password: PASSWORD }).expect(201);
  return body as OperatorView;
}

describe('an operator', () => {
  it('is made by another, once for a key, signs in and works', async () => {
    const key = randomUUID();
    const request = { username: 'wang.fang', displayName: '王芳', password: PASSWORD, phone: '10000009901' };
    const make = (body: object) => bureau.post('/operators', body).set('Idempotency-Key', key);
    const first = await make(request).expect(201);
    expect(first.body).toMatchObject({
      username: 'wang.fang',
      displayName: '王芳',
      phone: '100****9901',
      totp: false,
      signedIn: false,
      closedAt: null,
    });
    expect((await make(request).expect(201)).body).toEqual(first.body);
    await make({ ...request, displayName: '王方' }).expect(422);
    const wang = await staff(service, 'wang.fang', PASSWORD);
    const { body } = await wang.get('/operators').expect(200);
    const { items } = body as { items: OperatorView[] };
    expect(items.find(({ id }) => id === wang.id)).toMatchObject({ signedIn: true });
    expect(JSON.stringify(body)).not.toContain('10000009901');
  });

  it('has a name of their own to sign in by, and what is asked is told with its place', async () => {
    const taken = { username: 'bureau', displayName: '又一个', password: PASSWORD };
    expect((await bureau.post('/operators', taken).expect(409)).body).toMatchObject({
      code: 'USERNAME_TAKEN',
    });
    const { body } = await bureau
      .post('/operators', { username: 'A B', displayName: '', password: 'short', phone: '12' })
      .expect(400);
    const fields = (body as { errors: { field: string }[] }).errors.map(({ field }) => field);
    expect(fields.toSorted()).toEqual(['displayName', 'password', 'phone', 'username']);
  });

  it('is given another name and phone; nothing else is an operator', async () => {
    const { id } = await colleague();
    const changed = await bureau.patch(`/operators/${id}`, { displayName: '李明', phone: '10000009902' });
    expect(changed.body).toMatchObject({ displayName: '李明', phone: '100****9902' });
    expect((await bureau.patch(`/operators/${id}`, { phone: null })).body).toMatchObject({ phone: null });
    const someLawyer = await lawyer(service, 1);
    const someResident = await resident(service);
    for (const other of [someLawyer.id, someResident.id, randomUUID()]) {
      await bureau.patch(`/operators/${other}`, { displayName: '别人' }).expect(404);
      await bureau.post(`/operators/${other}/close`).expect(404);
      await bureau.post(`/operators/${other}/reopen`).expect(404);
    }
    expect((await someResident.get('/me')).body).not.toMatchObject({ displayName: '别人' });
  });

  it('who has left is out everywhere at once, comes in no more, and may come back', async () => {
    const { id, username } = await colleague();
    const them = await staff(service, username, PASSWORD);
    const { socket } = await connect(service, { token: them.token });
    const closed = await bureau.post(`/operators/${id}/close`).expect(200);
    expect(closed.body).toMatchObject({ closedAt: expect.any(String) as string, signedIn: false });
    expect((await bureau.post(`/operators/${id}/close`).expect(200)).body).toEqual(closed.body);
    await expect.poll(() => socket.connected).toBe(false);
    await them.get('/me').expect(401);
    await anyone(service)
      .post('/auth/sessions/refresh', { refreshToken: them.tokens!.refreshToken })
      .expect(401);
    const signIn = () =>
      anyone(service).post('/auth/sessions', { grant: 'password', username, password: PASSWORD });
    expect((await signIn().expect(401)).body).toMatchObject({ code: 'BAD_CREDENTIALS' });
    await bureau.post(`/operators/${id}/reopen`).expect(200);
    await bureau.post(`/operators/${id}/reopen`).expect(200);
    await signIn().expect(201);
    const { rows } = await service.db.query<{ type: string }>(
      'SELECT type FROM events WHERE subject_id = $1 ORDER BY seq',
      [id],
    );
    expect(rows.map(({ type }) => type)).toEqual([
      'operator.created',
      'operator.closed',
      'operator.reopened',
    ]);
  });

  it('who has left is asked for no alarm', async () => {
    const { id } = await colleague();
    await bureau.post(`/operators/${id}/close`).expect(200);
    await service.db.query(
      `INSERT INTO alarms (kind, subject, next_step_at) VALUES ('bureau_wave', 'x', service_now())`,
    );
    const called = async () => {
      const { rows } = await service.db.query<{ id: string }>('SELECT account_id AS id FROM alarm_calls');
      return rows.map((call) => call.id);
    };
    await expect.poll(called).toContain(bureau.id);
    expect(await called()).not.toContain(id);
  });
});

describe('a password', () => {
  const signIn = (username: string, password: string) =>
    anyone(service).post('/auth/sessions', { grant: 'password', username, password });

  it('is changed by the one until now; other sessions end, this one goes on', async () => {
    const { username } = await colleague();
    const [here, there] = [
      await staff(service, username, PASSWORD),
      await staff(service, username, PASSWORD),
    ];
    const change = (current: string, password: string) => here.put('/me/password', { current, password });
    expect((await change('not the password', 'another long one').expect(401)).body).toMatchObject({
      code: 'BAD_CREDENTIALS',
    });
    await there.get('/me').expect(200);
    await change(PASSWORD, 'short').expect(400);
    await change(PASSWORD, 'another long one').expect(204);
    await here.get('/me').expect(200);
    await there.get('/me').expect(401);
    await signIn(username, PASSWORD).expect(401);
    await signIn(username, 'another long one').expect(201);
  });

  it('that is lost is replaced by an operator, with the authenticator; never one’s own that way', async () => {
    const them = await lawyer(service, 2);
    await service.db.query(`UPDATE accounts SET totp_secret = '\\x00' WHERE id = $1`, [them.id]);
    await bureau.put(`/staff/${them.id}/password`, { password: 'given by the bureau' }).expect(204);
    await them.get('/me').expect(401);
    await signIn('lawyer002', DEMO_PASSWORD).expect(401);
    await signIn('lawyer002', 'given by the bureau').expect(201);
    expect(
      (await bureau.put(`/staff/${bureau.id}/password`, { password: PASSWORD }).expect(409)).body,
    ).toMatchObject({ code: 'OWN_PASSWORD' });
    const someResident = await resident(service);
    await bureau.put(`/staff/${someResident.id}/password`, { password: PASSWORD }).expect(404);
    const { rows } = await service.db.query<{ actor: string }>(
      `SELECT actor_id AS actor FROM events WHERE subject_id = $1 AND type = 'account.password_replaced'`,
      [them.id],
    );
    expect(rows).toEqual([{ actor: bureau.id }]);
  });
});
