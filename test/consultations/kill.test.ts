import { expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { mutantOf } from '../support/mutant.js';
import { lawyer, resident } from '../support/people.js';
import { startService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const ROUNDS = 5;

/** A build that stops for ever right where a message is durable and not yet acknowledged. */
const stuckBeforeTheAck = () =>
  mutantOf([
    {
      file: 'consultations/consultations.service.js',
      from: 'refuse(appended);',
      to: 'await new Promise(() => undefined); refuse(appended);',
    },
  ]);

it(
  'kill -9 between commit and acknowledgement: the repeat is a duplicate, and there is one row',
  { timeout: 90_000 },
  async () => {
    const service = await startService();
    const [asker, advocate, main] = await Promise.all([
      resident(service),
      lawyer(service, 1),
      stuckBeforeTheAck(),
    ]);
    const order = await activeOrder(asker, advocate);
    const stored = async (clientId: string) => {
      const { rows } = await service.db.query<{ seq: number }>(
        'SELECT seq FROM entries WHERE order_id = $1 AND client_id = $2',
        [order.id, clientId],
      );
      return rows;
    };

    for (let round = 1; round <= ROUNDS; round++) {
      const clientId = `lost-ack-${round}`;
      const message = { clientId, kind: 'text', body: `第 ${round} 次` };
      const node = await service.launchAnother({}, main);
      const { socket } = await connect(service, { token: asker.token, url: node.url });
      let acknowledged = false;
      socket.emit('message:send', { orderId: order.id, ...message }, () => (acknowledged = true));
      await expect.poll(() => stored(clientId)).toHaveLength(1);
      await node.kill();
      socket.close();
      expect(acknowledged).toBe(false);
      const { body } = await asker.post(`/orders/${order.id}/messages`, message).expect(200);
      expect(body).toMatchObject({ seq: round + 1, duplicate: true });
      expect(await stored(clientId)).toEqual([{ seq: round + 1 }]);
    }
    const { body } = await advocate.get(`/orders/${order.id}/messages`).expect(200);
    expect((body as { items: { seq: number }[] }).items.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
  },
);
