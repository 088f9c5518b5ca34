import { beforeAll, describe, expect, it } from 'vitest';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Notice {
  id: string;
  kind: string;
  readAt: string | null;
}
interface Page {
  items: Notice[];
  nextCursor: string | null;
  unread: number;
}

describe('notices', () => {
  let service: TestService;
  let person: Person;
  let other: Person;

  beforeAll(async () => {
    service = await startService();
    [person, other] = await Promise.all([resident(service), resident(service)]);
    for (const { id } of [person, other])
      await service.db.query(
        `INSERT INTO notices (account_id, kind, data) SELECT $1, 'test.' || n, '{}' FROM generate_series(1, 5) n`,
        [id],
      );
  });

  const list = async (query = '', who = person) =>
    (await who.get(`/me/notices?${query}`).expect(200)).body as Page;
  const kinds = ({ items }: Page) => items.map(({ kind }) => kind);

  it('are listed newest first, page by page, with how many are unread', async () => {
    const first = await list('limit=3');
    expect(kinds(first)).toEqual(['test.5', 'test.4', 'test.3']);
    expect(first.unread).toBe(5);
    const second = await list(`limit=3&cursor=${first.nextCursor}`);
    expect(kinds(second)).toEqual(['test.2', 'test.1']);
    expect(second.nextCursor).toBeNull();
  });

  it('are read one by one, and keep when they were read first', async () => {
    const { id } = (await list()).items[0]!;
    const { body } = await person.post(`/me/notices/${id}/read`).expect(200);
    const again = await person.post(`/me/notices/${id}/read`).expect(200);
    expect(again.body).toEqual(body);
    expect((body as Notice).readAt).not.toBeNull();
    expect(kinds(await list('unread=true'))).toEqual(['test.4', 'test.3', 'test.2', 'test.1']);
    expect(kinds(await list('unread=false'))).toEqual(['test.5']);
  });

  it('are read up to one, which leaves what is newer', async () => {
    const { items } = await list('', other);
    const { body } = await other.post('/me/notices/read', { upTo: items[2]!.id }).expect(200);
    expect(body).toEqual({ unread: 2 });
    expect(kinds(await list('unread=true', other))).toEqual(['test.5', 'test.4']);
    await other.post('/me/notices/read', { upTo: 'all' }).expect(400);
    await other.post('/me/notices/read', {}).expect(400);
  });

  it('are their person’s alone', async () => {
    const { id } = (await list('unread=true')).items[0]!;
    await other.post(`/me/notices/${id}/read`).expect(404);
    await other.post('/me/notices/read', { upTo: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }).expect(200);
    expect((await list()).unread).toBe(4);
    const [advocate, bureau] = await Promise.all([lawyer(service, 1), operator(service)]);
    for (const who of [advocate, bureau]) expect(kinds(await list('', who))).not.toContain('test.1');
  });
});

describe('the phone of staff', () => {
  let service: TestService;
  let bureau: Person;
  const phone = '10000009999';
  const phoneOf = async (who: Person) =>
    ((await who.get('/me').expect(200)).body as { phone: string | null }).phone;

  beforeAll(async () => {
    service = await startService();
    bureau = await operator(service);
  });

  it('is their own to set and to take away, and is shown masked', async () => {
    await bureau.patch('/me', { phone }).expect(200);
    expect(await phoneOf(bureau)).toBe('100****9999');
    for (const wrong of ['1', 10000009999, '20000009999', ''])
      await bureau.patch('/me', { phone: wrong }).expect(400);
    await bureau.patch('/me', { phone: null }).expect(200);
    expect(await phoneOf(bureau)).toBeNull();
  });

  it('is set for a lawyer by the bureau, and shown to nobody else', async () => {
    const made = await bureau
      .post('/lawyers', {
        username: 'with.phone',
        password: 'a password of theirs',
        name: '某某',
        firm: '山东某某律师事务所',
        licenceNumber: '1990phone0000',
        boards: ['land'],
        phone,
      })
      .expect(201);
    const { id } = made.body as { id: string };
    const other = await lawyer(service, 2);
    await bureau.patch(`/lawyers/${other.id}`, { phone }).expect(200);
    expect(await phoneOf(other)).toBe('100****9999');
    for (const answer of [made, await other.get(`/lawyers/${id}`), await bureau.get(`/lawyers/${other.id}`)])
      expect(JSON.stringify(answer.body)).not.toContain('9999');
    await bureau.patch(`/lawyers/${other.id}`, { phone: null }).expect(200);
    expect(await phoneOf(other)).toBeNull();
  });

  it('is no way to sign in: the same phone by text message is a resident', async () => {
    await bureau.patch('/me', { phone }).expect(200);
    const person = await resident(service, phone);
    expect(person.role).toBe('resident');
    expect(person.id).not.toBe(bureau.id);
    await expect(
      service.db.query(`UPDATE accounts SET phone_hash = 'x' WHERE id = $1`, [bureau.id]),
    ).rejects.toThrow('accounts_phone_signs_in');
  });

  it('of a resident is not changed here', async () => {
    const person = await resident(service);
    expect((await person.patch('/me', { phone }).expect(422)).body).toMatchObject({ code: 'PHONE_SIGNS_IN' });
  });
});
