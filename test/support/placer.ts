import { setTimeout as delay } from 'node:timers/promises';
import type { Person } from './people.js';
import type { Test } from 'supertest';

const PAUSE_MS = 20;

/** A resident who places one order after the other with a lawyer, who accepts each; both repeat until it is acknowledged. */
export class Placer {
  /** Orders whose placing, acceptance and closing were all acknowledged. */
  readonly served: string[] = [];
  readonly statuses: Record<number, number> = {};
  private readonly placing: Promise<void>;
  private ending = false;

  constructor(
    private readonly asker: Person,
    private readonly advocate: Person,
    private readonly board: string,
  ) {
    this.placing = this.place();
  }

  async finish(): Promise<void> {
    this.ending = true;
    await this.placing;
  }

  /** What happened to each order, as its history tells. */
  async histories(): Promise<string[]> {
    const told: string[] = [];
    for (const id of this.served) {
      const { body } = await this.asker.get(`/orders/${id}/events`).expect(200);
      const { items } = body as { items: { seq: number; type: string }[] };
      told.push(items.map(({ seq, type }) => `${seq} ${type}`).join(', '));
    }
    return told;
  }

  private async place(): Promise<void> {
    const order = {
      mode: 'online',
      board: this.board,
      description: '老板拖欠工资',
      lawyerId: this.advocate.id,
    };
    for (let n = 1; !this.ending; n++) {
      const id = await this.until([201], () =>
        this.asker.post('/orders', order).set('Idempotency-Key', `order-${n}`),
      );
      // 409: done already, and its acknowledgement was lost.
      await this.until([200, 409], () => this.advocate.post(`/orders/${id}/accept`));
      await this.until([200, 409], () => this.asker.post(`/orders/${id}/complete`));
      this.served.push(id);
    }
  }

  /** Asks again until one of these statuses comes back; gives the id in the answer. */
  private async until(statuses: number[], ask: () => Test): Promise<string> {
    for (;;) {
      const answer = await ask()
        .timeout(15_000)
        .catch(() => undefined);
      const status = answer?.status;
      if (status !== undefined) this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      if (answer && statuses.includes(answer.status)) return (answer.body as { id: string }).id;
      await delay(PAUSE_MS);
    }
  }
}
