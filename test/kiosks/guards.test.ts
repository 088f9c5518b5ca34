import { beforeAll, describe, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { kiosk, makeOlder, newCard, type Device } from '../support/kiosks.js';
import { mutantOf } from '../support/mutant.js';
import { anyone, lawyer, operator } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** The controls: with the guards taken out, what the other tests show to be impossible happens. */
describe('without its guard', () => {
  let service: TestService;
  let device: Device;

  beforeAll(async () => {
    const main = await mutantOf([
      {
        file: 'kiosks/card-sign-in.service.js',
        from: 'DELETE FROM kiosk_challenges',
        to: 'UPDATE kiosk_challenges SET kiosk_id = kiosk_id',
      },
      { file: 'identity/second-factors.service.js', from: '(pin_tries < $2 OR', to: '(true OR' },
      { file: 'orders/order-reach.service.js', from: 'if (older)', to: 'if (!names && older)' },
    ]);
    service = await startService({}, { main });
    device = await kiosk(service, await operator(service));
  });

  it('a card that was shown once signs in again and again', async () => {
    const assertion = device.assertion(newCard(), await device.nonce());
    for (let n = 0; n < 3; n++) await anyone(service).post('/auth/sessions', assertion).expect(201);
  });

  it('a PIN can be guessed', async () => {
    const person = await device.signIn();
    await person.put('/me/pin', { pin: '283940' }).expect(204);
    for (let n = 0; n < 7; n++)
      await person.post('/auth/sessions/current/unlock', { pin: '111222' }).expect(401);
  });

  it('a card alone opens an older order', async () => {
    const person = await device.signIn();
    const { id } = await activeOrder(person, await lawyer(service, 1));
    await makeOlder(service, id);
    await person.get(`/orders/${id}`).expect(200);
  });
});
