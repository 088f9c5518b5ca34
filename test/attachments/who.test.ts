import request from 'supertest';
import { beforeAll, describe, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { wav } from './sounds.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

describe('who may see an attachment:', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
  });

  const said = async (by: Person, order = orderId) => {
    const { id, kind } = (await upload(service, by, order, wav(1)).expect(201)).body as View;
    await sayIt(by, order, { id, kind }).expect(201);
    return id;
  };

  it('the two people of its order, and nobody else', async () => {
    const id = await said(asker);
    await fetchBytes(asker, id).expect(200);
    await fetchBytes(advocate, id).expect(200);
    await (await resident(service)).get(`/attachments/${id}`).expect(404);
    await (await lawyer(service, 3)).get(`/attachments/${id}`).expect(404);
    await (await operator(service)).get(`/attachments/${id}`).expect(403);
    await anyone(service).get(`/attachments/${id}`).expect(401);
    for (const query of ['?thumbnail=true', '?thumbnail=false'])
      await (await lawyer(service, 4)).get(`/attachments/${id}${query}`).expect(404);
    await asker.get('/attachments/00000000-0000-7000-8000-000000000000').expect(404);
    await asker.get('/attachments/..%2F..%2Fmaster.key').expect(404);
  });

  it('only its uploader, before it was said', async () => {
    const { id } = (await upload(service, advocate, orderId, wav(1)).expect(201)).body as View;
    await fetchBytes(advocate, id).expect(200);
    await fetchBytes(asker, id).expect(404);
  });

  it('no longer the lawyer who has handed the order on', async () => {
    const [client, first] = await Promise.all([resident(service), lawyer(service, 5)]);
    const order = await activeOrder(client, first);
    await first.say(order.id, '您好').expect(201);
    const ids = [await said(client, order.id), await said(first, order.id)];
    await first
      .post(`/orders/${order.id}/transfer`, { reason: '开庭', statement: '已谈过一次。' })
      .expect(200);
    for (const id of ids) {
      await first.get(`/attachments/${id}`).expect(404);
      await fetchBytes(client, id).expect(200);
    }
    await upload(service, first, order.id, wav(1)).expect(404);
  });

  it('nobody adds one to an order of others', async () => {
    for (const stranger of [await resident(service), await lawyer(service, 6)])
      await upload(service, stranger, orderId, wav(1)).expect(404);
    await upload(service, await operator(service), orderId, wav(1)).expect(403);
    await upload(service, asker, 'no-id', wav(1)).expect(404);
    await request(service.api)
      .post('/attachments')
      .field('orderId', orderId)
      .attach('file', wav(1), 'a')
      .expect(401);
  });

  it('who is turned away while still sending hears why', async () => {
    const stranger = await resident(service);
    const much = Buffer.alloc(19_000_000, 7);
    await upload(service, stranger, orderId, much).expect(404);
    await upload(service, asker, orderId, Buffer.concat([much, much, much])).expect(413);
  });

  it('a form that is none, or another, is refused', async () => {
    const form = () =>
      request(service.api).post('/attachments').set('Authorization', `Bearer ${asker.token}`);
    await asker.post('/attachments', { orderId }).expect(415);
    await form().attach('file', wav(1), 'a.wav').field('orderId', orderId).expect(400);
    await form().field('orderId', orderId).expect(400);
    await form().field('orderId', orderId).field('file', 'text').expect(400);
    await form().field('orderId', orderId).attach('other', wav(1), 'a.wav').expect(400);
    await form().field('orderId', orderId).field('orderId', orderId).attach('file', wav(1), 'a').expect(400);
    await form()
      .field('orderId', orderId)
      .attach('file', wav(1), 'a')
      .attach('file', wav(1), 'b')
      .expect(400);
    await form().field('orderId', orderId).field('__proto__', 'x').attach('file', wav(1), 'a').expect(400);
    await form().set('Content-Type', 'multipart/form-data').send('x').expect(400);
    await form()
      .set('Content-Type', 'multipart/form-data; boundary=b')
      .send(
        `--b\r\nContent-Disposition: form-data; name="orderId"\r\n\r\n${orderId}\r\n--b\r\nContent-Disposi`,
      )
      .expect(400);
    await asker.get('/me').expect(200);
  });
});
