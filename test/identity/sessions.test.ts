import { beforeAll, describe, expect, it } from 'vitest';
import { generateSync } from 'otplib';
import { anyone, DEMO_PASSWORD, lawyer, Person, resident, staff, type Tokens } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('signing in', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService();
  });

  const refresh = (refreshToken: string) => anyone(service).post('/auth/sessions/refresh', { refreshToken });
  const bySms = (phone: string, code: string) =>
    anyone(service).post('/auth/sessions', { grant: 'sms', phone, code });

  it('by a text message creates the resident, once', async () => {
    const first = await resident(service, '10000009001');
    const second = await resident(service, '10000009001');
    expect(second.id).toBe(first.id);
    const { body } = await second.get('/me').expect(200);
    expect(body).toMatchObject({ id: first.id, role: 'resident', phone: '100****9001', username: null });
  });

  it('uses a code once, though it comes many times at once', async () => {
    await anyone(service).post('/auth/sms-codes', { phone: '10000009002' }).expect(202);
    const code = await service.smsCode('10000009002');
    const counts = await race(Array.from({ length: 5 }, () => bySms('10000009002', code)));
    expect(counts[201]).toBe(1);
    expect(counts[401]).toBe(4);
  });

  it('gives five tries a code, and forgets a code after five minutes', async () => {
    const phone = '10000009003';
    await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
    const code = await service.smsCode(phone);
    const wrong = code === '000000' ? '111111' : '000000';
    for (let i = 0; i < 5; i++) await bySms(phone, wrong).expect(401);
    await bySms(phone, code).expect(401);
    await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
    const fresh = await service.smsCode(phone);
    await service.moveClock('301 seconds');
    await bySms(phone, fresh).expect(401);
    await service.moveClock('0');
    await bySms(phone, fresh).expect(201);
  });

  it('keeps the phone unreadable in the database and in the log', async () => {
    await resident(service, '10000009004');
    const { rows } = await service.db.query<{ text: string }>(
      `SELECT encode(phone_sealed, 'escape') || encode(phone_hash, 'hex') || display_name AS text FROM accounts WHERE role = 'resident'`,
    );
    expect(rows.map(({ text }) => text).join()).not.toContain('10000009004');
    expect(service.running.output()).not.toContain('10000009004');
  });

  it('by password tells nothing about which part was wrong', async () => {
    const tries = [
      { username: 'lawyer001', password: 'wrong password' },
      { username: 'nobody-here', password: DEMO_PASSWORD },
    ];
    const answers = await Promise.all(
      tries.map((one) => anyone(service).post('/auth/sessions', { grant: 'password', ...one })),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
  });

  it('asks for the authenticator once one is enrolled, and takes each of its codes once', async () => {
    const person = await staff(service, 'lawyer090');
    const { body } = await person.post('/me/totp').expect(200);
    const { secret, uri } = body as { secret: string; uri: string };
    expect(uri).toMatch(/^otpauth:\/\/totp\//);
    await person
      .put('/me/totp', { secret, code: '000000' })
      .expect((answer) => expect([204, 400]).toContain(answer.status));
    await person.put('/me/totp', { secret, code: generateSync({ secret }) }).expect(204);
    const signIn = (totp?: string) =>
      anyone(service).post('/auth/sessions', {
        grant: 'password',
        username: 'lawyer090',
        password: DEMO_PASSWORD,
        ...(totp && { totp }),
      });
    expect((await signIn().expect(401)).body).toMatchObject({ code: 'TOTP_REQUIRED' });
    const code = generateSync({ secret });
    const counts = await race([signIn(code), signIn(code), signIn(code)]);
    expect(counts).toEqual({ 201: 1, 401: 2 });
  });

  it('with a refresh token gives a new pair; the older access token lives out its time', async () => {
    const before = await lawyer(service, 10);
    const { body } = await refresh(before.tokens!.refreshToken).expect(200);
    const after = new Person(service, body as Tokens);
    expect(after.tokens).toMatchObject({ account: { id: before.id, role: 'lawyer' } });
    await after.get('/me').expect(200);
    await before.get('/me').expect(200);
  });

  it('a refresh token used twice ends its family and closes its sockets within a second', async () => {
    const person = await lawyer(service, 11);
    const bystander = await lawyer(service, 11);
    const { body } = await refresh(person.tokens!.refreshToken).expect(200);
    const renewed = new Person(service, body as Tokens);
    const sockets = await Promise.all([person, renewed].map(({ token }) => connect(service, { token })));
    const other = await connect(service, { token: bystander.token });
    const reuse = await refresh(person.tokens!.refreshToken).expect(401);
    expect(reuse.body).toMatchObject({ code: 'REFRESH_TOKEN_REUSED' });
    await expect
      .poll(() => sockets.map(({ socket }) => socket.connected), { timeout: 1000 })
      .toEqual([false, false]);
    await renewed.get('/me').expect(401);
    await refresh(renewed.tokens!.refreshToken).expect(401);
    expect(other.socket.connected).toBe(true);
    await bystander.get('/me').expect(200);
  });

  it('a refresh token raced gives at most one new pair, and none that works afterwards', async () => {
    const person = await lawyer(service, 12);
    const answers = await Promise.all(Array.from({ length: 5 }, () => refresh(person.tokens!.refreshToken)));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    await new Person(service, won[0]!.body as Tokens).get('/me').expect(401);
  });

  it('signing out ends the session at once and its sockets within a second', async () => {
    const person = await resident(service);
    const { socket } = await connect(service, { token: person.token });
    await person.delete('/auth/sessions/current').expect(204);
    await person.get('/me').expect(401);
    await expect.poll(() => socket.connected, { timeout: 1000 }).toBe(false);
  });

  it('an access token ends after its time', async () => {
    const person = await resident(service);
    await service.moveClock('16 minutes');
    await person.get('/me').expect(401);
    await service.moveClock('0');
    await person.get('/me').expect(200);
  });
});

describe('the limits on signing in', () => {
  it('send a phone five codes in ten minutes, and say when to go on', async () => {
    const service = await startService({ RATE_LIMITS: '1' });
    const phone = '10000009100';
    for (let i = 0; i < 5; i++) await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
    const { headers, body } = await anyone(service).post('/auth/sms-codes', { phone }).expect(429);
    expect(body).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    await anyone(service).post('/auth/sms-codes', { phone: '10000009101' }).expect(202);
    await service.moveClock('11 minutes');
    await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
  });

  it('shut a name after twenty wrong passwords, and no other', async () => {
    const service = await startService({ RATE_LIMITS: '1' });
    const signIn = (username: string, password: string) =>
      anyone(service).post('/auth/sessions', { grant: 'password', username, password });
    for (let i = 0; i < 20; i++) await signIn('lawyer001', `wrong password ${i}`).expect(401);
    await signIn('lawyer001', DEMO_PASSWORD).expect(429);
    await signIn('lawyer002', DEMO_PASSWORD).expect(201);
  });
});
