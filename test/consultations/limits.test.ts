import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { race } from '../support/race.js';
import { startService, type TestService } from '../support/service.js';

const BURST = 20;

describe('how much somebody may say', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService({ RATE_LIMITS: '1' });
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  it('is 20 at once, over all nodes; then it is told when to go on, and the others feel nothing', async () => {
    const other = await service.launchAnother();
    const there = (n: number) =>
      fetch(`${other.url}/api/v1/orders/${order.id}/messages`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${asker.token}` },
        body: JSON.stringify({ clientId: `there${n}`, kind: 'text', body: '快' }),
      });
    const [here, abroad] = await Promise.all([
      race(Array.from({ length: BURST }, (_, n) => asker.say(order.id, '快', `here${n}`))),
      Promise.all(Array.from({ length: BURST }, (_, n) => there(n))),
    ]);
    const stored = (here[201] ?? 0) + abroad.filter(({ status }) => status === 201).length;
    // A second gives one more; the machine may take some for all of this.
    expect(stored).toBeGreaterThanOrEqual(BURST);
    expect(stored).toBeLessThanOrEqual(BURST + 10);
    const refused = await asker.say(order.id, '还要说').expect(429);
    expect(refused.body).toMatchObject({ code: 'RATE_LIMITED' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    await advocate.say(order.id, '慢慢说').expect(201);
  });

  it('is not used up by what was said already, nor by what is refused', async () => {
    await service.moveClock('1 minute');
    await asker.say(order.id, '一次', 'again').expect(201);
    expect(await race(Array.from({ length: 3 * BURST }, () => asker.say(order.id, '一次', 'again')))).toEqual(
      {
        200: 3 * BURST,
      },
    );
    const stranger = await resident(service);
    await race(Array.from({ length: 2 * BURST }, () => stranger.say(order.id, '让我进去')));
    const own = await activeOrder(stranger, advocate);
    await stranger.say(own.id, '我自己的').expect(201);
  });

  it('keeps a flood from being answered as fast as it comes', async () => {
    await service.moveClock('90 seconds');
    const began = performance.now();
    const counts = await race(
      Array.from({ length: 10 * BURST }, (_, n) => asker.say(order.id, '快', `flood${n}`)),
    );
    expect(counts[201]).toBeLessThanOrEqual(BURST + 10);
    expect(counts[429]).toBe(10 * BURST - counts[201]!);
    // Refused at once, they would be over in no time, and come again.
    expect(performance.now() - began).toBeGreaterThan(250);
    await advocate.say(order.id, '还在').expect(201);
  });

  it('comes back by one a second', async () => {
    await service.moveClock('2 minutes');
    await race(Array.from({ length: BURST + 10 }, (_, n) => asker.say(order.id, '快', `burst${n}`)));
    await service.moveClock('2 minutes 10 seconds');
    const counts = await race(
      Array.from({ length: BURST }, (_, n) => asker.say(order.id, '快', `later${n}`)),
    );
    expect(counts[201]).toBeGreaterThanOrEqual(9);
    expect(counts[201]).toBeLessThan(BURST);
  });
});
