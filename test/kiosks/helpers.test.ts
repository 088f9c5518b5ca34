import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, waitingOrder } from '../support/given.js';
import { kiosk, makeOlder, newCard, type Device } from '../support/kiosks.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('village staff at hand', () => {
  let service: TestService;
  let bureau: Person;
  let advocate: Person;
  let device: Device;

  beforeAll(async () => {
    service = await startService();
    [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
    device = await kiosk(service, bureau);
  });

  const help = (person: Person, helping: boolean, helperName?: string) =>
    person.put('/auth/sessions/current/helper', { helping, helperName }).expect(200);
  const notices = async (orderId: string) => {
    const { body } = await advocate.get(`/orders/${orderId}/messages`).expect(200);
    return (body as { items: { kind: string; code?: string; body?: string }[] }).items
      .filter(({ code }) => code?.startsWith('helper'))
      .map(({ code, body: words }) => `${code}: ${words}`);
  };
  const kioskOf = async (person: Person, orderId: string) =>
    ((await person.get(`/orders/${orderId}`).expect(200)).body as { kiosk: object | null }).kiosk;

  it('come and leave, and the lawyer sees it in the conversation and on the order', async () => {
    const person = await device.signIn();
    const { id } = await activeOrder(person, advocate);
    const ear = await connect(service, { token: advocate.token });
    const place = { name: '便民服务大厅', town: '胜坨镇', village: '张村' };
    expect(await kioskOf(advocate, id)).toEqual({ ...place, here: true, helping: false, helperName: null });
    expect((await help(person, true, '王芳')).body).toMatchObject({ helping: true, helperName: '王芳' });
    await help(person, true, '王芳');
    expect(await kioskOf(advocate, id)).toEqual({ ...place, here: true, helping: true, helperName: '王芳' });
    await expect.poll(() => JSON.stringify(ear.of('message:new'))).toContain('helper_came');
    await help(person, false);
    await help(person, false);
    expect(await notices(id)).toEqual([
      'helper_came: 居民在桌上通，有工作人员（王芳）在旁边帮忙',
      'helper_left: 桌上通旁边的工作人员已经离开',
    ]);
    await person.delete('/auth/sessions/current').expect(204);
    expect(await kioskOf(advocate, id)).toEqual({ ...place, here: false, helping: false, helperName: null });
  });

  it('are there from the first word of an order that is placed with their help', async () => {
    const person = await device.signIn();
    await help(person, true);
    const order = await waitingOrder(person, advocate);
    expect(await kioskOf(advocate, order.id), 'before it is accepted').toBeNull();
    await advocate.post(`/orders/${order.id}/accept`).expect(200);
    expect(await notices(order.id)).toEqual(['helper_came: 居民在桌上通，有工作人员在旁边帮忙']);
    expect(await kioskOf(bureau, order.id)).toMatchObject({ helping: true });
  });

  it('have left when the session is over, however it ended', async () => {
    const person = await device.signIn();
    const { id } = await activeOrder(person, advocate);
    await help(person, true);
    await device.signIn(newCard());
    await expect.poll(() => notices(id)).toHaveLength(2);
    expect(await kioskOf(advocate, id)).toMatchObject({ helping: false, here: false });
  });

  it('are told of in no conversation that the session does not reach', async () => {
    const card = newCard();
    const first = await device.signIn(card);
    const older = await activeOrder(first, advocate);
    await makeOlder(service, older.id);
    const person = await device.signIn(card);
    await help(person, true);
    expect(await notices(older.id)).toEqual([]);
    expect(await kioskOf(advocate, older.id)).toMatchObject({ here: false, helping: false });
  });

  it('are found by an order that is placed at the moment they come', async () => {
    const other = await lawyer(service, 2);
    for (let round = 0; round < 10; round++) {
      const person = await device.signIn();
      const [order] = await Promise.all([waitingOrder(person, other), help(person, true)]);
      const { body } = await person.get(`/orders/${order.id}/messages`).expect(200);
      expect(JSON.stringify(body).match(/helper_came/g)).toHaveLength(1);
      await person.post(`/orders/${order.id}/cancel`).expect(200);
    }
  });

  it('have nothing to do with an order of a phone', async () => {
    const { id } = await activeOrder(await resident(service), await lawyer(service, 3));
    expect(await kioskOf(bureau, id)).toBeNull();
  });
});
