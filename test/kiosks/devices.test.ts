import { beforeAll, describe, expect, it } from 'vitest';
import { Device, kiosk, newCard, touched } from '../support/kiosks.js';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const KIOSK = { name: '便民服务大厅', town: '胜坨镇', village: '张村' };

interface KioskView {
  id: string;
  state: string;
  inUse: boolean;
  lastSeenAt: string | null;
  codeExpiresAt: string | null;
}

describe('the devices', () => {
  let service: TestService;
  let bureau: Person;

  beforeAll(async () => {
    service = await startService({ ACCESS_TOKEN_SECONDS: '86400' });
    bureau = await operator(service);
  });

  const create = async () => {
    const { body } = await bureau.post('/kiosks', KIOSK).expect(201);
    return body as { id: string; enrolmentCode: string; expiresAt: string };
  };

  const shown = async (id: string): Promise<KioskView> => {
    const { body } = await bureau.get('/kiosks?limit=100').expect(200);
    return (body as { items: KioskView[] }).items.find((one) => one.id === id)!;
  };

  it('enrol once with a code of eight characters that nobody mistakes', async () => {
    const { id, enrolmentCode } = await create();
    expect(enrolmentCode).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    const device = new Device(service, id);
    const typed = ` ${enrolmentCode.slice(0, 4).toLowerCase()}-${enrolmentCode.slice(4)} `;
    const { body } = await device.enrol(typed).expect(201);
    expect(body).toEqual({ kioskId: id, ...KIOSK });
    await new Device(service, id).enrol(enrolmentCode).expect(401);
    expect(await shown(id)).toMatchObject({ state: 'enrolled', inUse: false, codeExpiresAt: null });
  });

  it('enrol once when two come with one code at the same moment', async () => {
    const { id, enrolmentCode } = await create();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => new Device(service, id).enrol(enrolmentCode)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
  });

  it('a repeat of the request gives the same code, of which no table holds a word', async () => {
    const again = () => bureau.post('/kiosks', KIOSK).set('Idempotency-Key', 'kiosk-1').expect(201);
    const [first, second] = [await again(), await again()];
    expect(second.body).toEqual(first.body);
    const { enrolmentCode } = first.body as { enrolmentCode: string };
    for (const table of ['kiosks', 'idempotency_keys', 'events']) {
      const { rows } = await service.db.query(`SELECT t::text AS text FROM ${table} t`);
      expect(JSON.stringify(rows)).not.toContain(enrolmentCode);
    }
  });

  it('enrol within fifteen minutes', async () => {
    const { id, enrolmentCode } = await create();
    await service.moveClock('15 minutes 1 second');
    await new Device(service, id).enrol(enrolmentCode).expect(401);
    expect(await shown(id)).toMatchObject({ state: 'new', codeExpiresAt: null });
    await service.moveClock('0 seconds');
  });

  it.each([
    ['a private key', { d: 'A'.repeat(43) }],
    ['another curve', { crv: 'X25519' }],
    ['another kind', { kty: 'EC' }],
    ['a key too short', { x: 'A'.repeat(42) }],
    ['a key too long', { x: 'A'.repeat(44) }],
    ['a key with padding', { x: `${'A'.repeat(42)}=` }],
    ['the point of order 4', { x: 'A'.repeat(43) }],
    ['the neutral point', { x: `AQ${'A'.repeat(41)}` }],
    ['no x', { x: undefined }],
  ])('do not enrol with %s', async (_what, change) => {
    const { id, enrolmentCode } = await create();
    const device = new Device(service, id);
    const publicKey = { ...device.publicKey, ...change };
    const { body } = await anyone(service).post('/kiosks/enrol', { enrolmentCode, publicKey }).expect(400);
    expect(JSON.stringify(body)).toContain('publicKey');
    await device.enrol(enrolmentCode).expect(201);
  });

  it('that are revoked take their session and its sockets along within a second', async () => {
    const device = await kiosk(service, bureau);
    const person = await device.signIn();
    const nonce = await device.nonce();
    const ear = await connect(service, { token: person.token });
    const gone = new Promise((resolve) => ear.socket.once('disconnect', resolve));
    const asked = performance.now();
    await bureau.delete(`/kiosks/${device.id}`).expect(204);
    await person.get('/orders').expect(401);
    await gone;
    expect(performance.now() - asked).toBeLessThan(1000);
    await anyone(service)
      .post('/auth/sessions/refresh', { refreshToken: person.tokens!.refreshToken })
      .expect(401);
    await anyone(service).post(`/kiosks/${device.id}/challenges`).expect(404);
    await anyone(service).post('/auth/sessions', device.assertion(newCard(), nonce)).expect(401);
    await bureau.post(`/kiosks/${device.id}/enrolment-codes`).expect(404);
    await bureau.delete(`/kiosks/${device.id}`).expect(204);
    expect(await shown(device.id)).toMatchObject({ state: 'revoked', inUse: false });
  });

  it('nobody is left signed in, whichever comes first: the card or the end of the kiosk', async () => {
    for (let round = 0; round < 10; round++) {
      const device = await kiosk(service, bureau);
      const assertion = device.assertion(newCard(), await device.nonce());
      await Promise.all([
        anyone(service).post('/auth/sessions', assertion),
        bureau.delete(`/kiosks/${device.id}`).expect(204),
      ]);
      const { rows } = await service.db.query(
        'SELECT id FROM sessions WHERE kiosk_id = $1 AND ended_at IS NULL',
        [device.id],
      );
      expect(rows).toEqual([]);
    }
  });

  it('that are replaced are out at once, and the new one is in', async () => {
    const old = await kiosk(service, bureau);
    const person = await old.signIn();
    const { body } = await bureau.post(`/kiosks/${old.id}/enrolment-codes`).expect(201);
    await person.get('/me').expect(401);
    await anyone(service).post(`/kiosks/${old.id}/challenges`).expect(404);
    const fresh = new Device(service, old.id);
    await fresh.enrol((body as { enrolmentCode: string }).enrolmentCode).expect(201);
    await touched(await fresh.signIn());
    const stale = old.assertion(newCard(), await fresh.nonce());
    await anyone(service).post('/auth/sessions', stale).expect(401);
    expect(await shown(old.id)).toMatchObject({ state: 'enrolled', inUse: true });
  });

  it('that nobody knows get no nonce', async () => {
    const { id } = await create();
    for (const unknown of [id, '01a00000-0000-7000-8000-000000000000', 'x'])
      await anyone(service).post(`/kiosks/${unknown}/challenges`).expect(404);
  });

  it('are listed page by page', async () => {
    const first = (await bureau.get('/kiosks?limit=2').expect(200)).body as {
      items: KioskView[];
      nextCursor: string;
    };
    const second = (await bureau.get(`/kiosks?limit=2&cursor=${first.nextCursor}`).expect(200)).body as {
      items: KioskView[];
    };
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(ids).toEqual(ids.toSorted().toReversed());
    expect(new Set(ids).size).toBe(4);
  });
});

describe('guessing codes', () => {
  it('is over after twenty tries from one address', async () => {
    const service = await startService({ RATE_LIMITS: '1' });
    const device = new Device(service);
    for (let n = 0; n < 20; n++) await device.enrol('AAAAAAAA').expect(401);
    await device.enrol('AAAAAAAA').expect(429);
  });
});
