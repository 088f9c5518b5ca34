import { beforeAll, describe, expect, it } from 'vitest';
import { idNumber, kiosk, newCard, type Device } from '../support/kiosks.js';
import { anyone, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('signing in by ID card', () => {
  let service: TestService;
  let bureau: Person;
  let device: Device;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
    device = await kiosk(service, bureau);
  });

  const bad = { status: 401, body: expect.objectContaining({ code: 'BAD_CREDENTIALS' }) };
  const signIn = (assertion: Record<string, unknown>) => anyone(service).post('/auth/sessions', assertion);

  it('makes the resident the first time, and finds them afterwards', async () => {
    const card = newCard('张桂芳');
    const first = await device.signIn(card);
    expect(first.tokens!.account).toMatchObject({ role: 'resident', displayName: '张*芳' });
    const second = await device.signIn(card);
    expect(second.id).toBe(first.id);
    expect((await second.get('/me').expect(200)).body).toMatchObject({
      card: { name: '张*芳', number: `${card.number.slice(0, 4)}**********${card.number.slice(-4)}` },
      phone: null,
      pin: false,
    });
  });

  it('shows the number and the name to nobody, and keeps them in no readable place', async () => {
    const card = newCard('欧阳惟一');
    const person = await device.signIn(card);
    await person.post('/orders', { mode: 'online', board: 'labor', description: '老板拖欠工资' }).expect(201);
    const { rows: tables } = await service.db.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    for (const { name } of tables) {
      const { rows } = await service.db.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      const kept = rows.map(({ text }) => text).join('\n');
      expect(kept, name).not.toContain(card.number);
      expect(kept, name).not.toContain(card.name);
      expect(kept, name).not.toContain(Buffer.from(card.number).toString('hex'));
    }
  });

  it('calls them as they wish, and finds conflicts by the name on the card all the same', async () => {
    const card = newCard('孙守信');
    const person = await device.signIn(card);
    await person.patch('/me', { displayName: '老孙' }).expect(200);
    const { rows } = await service.db.query(
      `SELECT a.name_hash = b.name_hash AS same FROM accounts a, accounts b WHERE a.id = $1 AND b.id = $2`,
      [person.id, (await device.signIn(newCard('孙守信'))).id],
    );
    expect(rows).toEqual([{ same: true }]);
    expect((await device.signIn(card)).tokens!.account.displayName).toBe('老孙');
  });

  it('takes a small x, and a name with spaces around it', async () => {
    const card = { name: '李', number: idNumber('19500101', 6) };
    expect(card.number).toMatch(/X$/);
    const said = { card: { name: '  李 ', number: card.number.toLowerCase() } };
    expect((await device.present(card, said)).status).toBe(201);
  });

  it.each([
    ['a wrong check digit', '990000195001010061', 'number has a wrong check digit'],
    ['no date of birth', '990000195002300018', 'number has no date of birth in it'],
    ['fifteen digits', '990000500101001', '18 characters'],
    ['somebody not yet born', idNumber('21000101'), 'not yet born'],
  ])('refuses a number with %s', async (_what, number, message) => {
    const answer = await device.present({ name: '张', number });
    expect(answer.status).toBe(400);
    const { errors } = answer.body as { errors: { field: string; message: string }[] };
    expect(errors).toEqual([{ field: 'card.number', message: expect.stringContaining(message) }]);
  });

  it.each([
    ['20200101', 422],
    ['2020-01-01', 422],
    ['2020.01.01', 422],
    ['20990101', 201],
    ['长期', 201],
    ['soon', 400],
  ])('with a card until %s: %i', async (expiresOn, status) => {
    const answer = await device.present({ ...newCard(), expiresOn });
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(status !== 422 || (answer.body as { code: string }).code === 'CARD_EXPIRED').toBe(true);
  });

  it('takes a card to the end of its last day in Shanghai', async () => {
    const { rows } = await service.db.query<{ today: string; yesterday: string }>(
      `SELECT to_char(service_now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS today,
              to_char((service_now() - interval '1 day') AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS yesterday`,
    );
    expect((await device.present({ ...newCard(), expiresOn: rows[0]!.today })).status).toBe(201);
    expect((await device.present({ ...newCard(), expiresOn: rows[0]!.yesterday })).status).toBe(422);
  });

  it('is refused for what is forged', async () => {
    const card = newCard();
    const forger = await kiosk(service, bureau);
    const forgeries: ((nonce: string) => Record<string, unknown>)[] = [
      // Another name, another number than was signed.
      (nonce) => device.assertion(card, nonce, { card: { ...card, name: '李' } }),
      (nonce) => device.assertion(card, nonce, { card: newCard() }),
      // Signed by another key, or by none.
      (nonce) => ({ ...forger.assertion(card, nonce), kioskId: device.id }),
      (nonce) => device.assertion(card, nonce, { signature: 'A'.repeat(86) }),
      // The text of another nonce.
      (nonce) => device.assertion(card, 'A'.repeat(43), { nonce }),
    ];
    for (const forge of forgeries) {
      const nonce = await device.nonce();
      expect(await signIn(forge(nonce))).toMatchObject(bad);
      // Whoever tried, it is burnt.
      expect(await signIn(device.assertion(card, nonce))).toMatchObject(bad);
    }
    const { rows } = await service.db.query('SELECT id FROM sessions WHERE kiosk_id = $1', [forger.id]);
    expect(rows).toEqual([]);
  });

  it('is refused with a nonce of another kiosk, which is burnt by that', async () => {
    const other = await kiosk(service, bureau);
    const nonce = await other.nonce();
    expect(await signIn(device.assertion(newCard(), nonce))).toMatchObject(bad);
    expect(await signIn(other.assertion(newCard(), nonce))).toMatchObject(bad);
  });

  it('is refused the second time', async () => {
    const assertion = device.assertion(newCard(), await device.nonce());
    await signIn(assertion).expect(201);
    expect(await signIn(assertion)).toMatchObject(bad);
  });

  it('is refused after sixty seconds', async () => {
    const assertion = device.assertion(newCard(), await device.nonce());
    await service.moveClock('61 seconds');
    expect(await signIn(assertion)).toMatchObject(bad);
    await service.moveClock('0 seconds');
  });

  it('gives one session when the same comes eight times at once', async () => {
    for (let round = 0; round < 5; round++) {
      const assertion = device.assertion(newCard(), await device.nonce());
      const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(assertion)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 401)).toHaveLength(7);
    }
  });

  it('ends what the last person left behind at the kiosk, also when two come at once', async () => {
    const last = await device.signIn();
    const assertions = await Promise.all(
      Array.from({ length: 4 }, async () => device.assertion(newCard(), await device.nonce())),
    );
    const answers = await Promise.all(assertions.map(signIn));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    await last.get('/me').expect(401);
    const { rows } = await service.db.query(
      'SELECT id FROM sessions WHERE kiosk_id = $1 AND ended_at IS NULL',
      [device.id],
    );
    expect(rows).toHaveLength(1);
  });

  it('makes one account when a new card is shown at two kiosks at once', async () => {
    const other = await kiosk(service, bureau);
    const card = newCard();
    const [here, there] = await Promise.all([device.signIn(card), other.signIn(card)]);
    expect(here.id).toBe(there.id);
  });

  it('takes a name with a character that only the card’s own font knows', async () => {
    expect((await device.present(newCard('张\u{e863}'))).status).toBe(201);
    expect((await device.present(newCard('张\n三'))).status).toBe(400);
  });

  it.each(['kioskId', 'nonce', 'card', 'signature'])('wants its %s', async (field) => {
    const answer = await device.present(newCard(), { [field]: undefined });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toContain(field);
  });

  it('keeps what else a device sends out', async () => {
    expect((await device.present(newCard(), { card: { ...newCard(), address: '某村' } })).status).toBe(400);
  });
});
