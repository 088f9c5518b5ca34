import { beforeAll, describe, expect, it } from 'vitest';
import { completedOrder } from '../support/given.js';
import { kiosk, makeOlder, newCard, type Device } from '../support/kiosks.js';
import { lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { rowsWith } from './somebody.js';

const PIN = '283940';

describe('the data of somebody who comes by card', () => {
  let service: TestService;
  let advocate: Person;
  let device: Device;

  beforeAll(async () => {
    service = await startService();
    advocate = await lawyer(service, 1);
    device = await kiosk(service, await operator(service));
  });

  it('are, for a card alone, those of today; and it erases nothing', async () => {
    const card = newCard();
    const first = await device.signIn(card);
    await first.put('/me/pin', { pin: PIN }).expect(204);
    const older = await completedOrder(first, advocate);
    await first.put(`/orders/${older.id}/rating`, { level: 5, comment: '昨日之评' }).expect(200);
    await first.put(`/orders/${older.id}/messages/read`, { seq: 1 }).expect(200);
    await makeOlder(service, older.id);
    const person = await device.signIn(card);
    const today = await completedOrder(person, advocate);

    const { text } = await person.get('/me/data').expect(200);
    expect(text).not.toContain(older.id);
    expect(text).not.toContain('昨日之评');
    expect(text).toContain(today.id);
    expect((await person.delete('/me', { confirm: true }).expect(403)).body).toMatchObject({
      code: 'UNLOCK_FIRST',
    });

    await person.post('/auth/sessions/current/unlock', { pin: PIN }).expect(200);
    expect((await person.get('/me/data').expect(200)).text).toContain(older.id);
    const { rows } = await service.db.query<{ traces: string[] }>(
      `SELECT ARRAY[encode(card_hash, 'hex'), encode(card_sealed, 'hex'), encode(name_sealed, 'hex'), pin_hash,
                    encode(name_hash, 'hex')] AS traces FROM accounts WHERE id = $1`,
      [person.id],
    );
    await person.delete('/me', { confirm: true }).expect(204);
    expect(await rowsWith(service.db, [...rows[0]!.traces, '昨日之评'])).toEqual([]);
    expect((await device.signIn(card)).id).not.toBe(person.id);
  });
});
