import { describe, expect, it } from 'vitest';
import { ORDER_FLOW, statusChanges, type OrderStatus } from './order-flow.contract.js';

describe('the flow of an order', () => {
  const reachable = new Set<OrderStatus>(['waiting']);
  for (let i = 0; i < 4; i++)
    for (const [from, to] of statusChanges()) if (reachable.has(from)) reachable.add(to);

  it('reaches every status from waiting', () => {
    expect([...reachable].toSorted()).toEqual(['active', 'cancelled', 'completed', 'waiting']);
  });

  it('leaves a closed order by opening it again alone, and a cancelled one never', () => {
    const closed = statusChanges().filter(([from]) => from === 'completed' || from === 'cancelled');
    expect(closed).toEqual([['completed', 'waiting']]);
    expect(ORDER_FLOW.reopen).toMatchObject({ from: ['completed'], to: 'waiting' });
  });

  it('gives every open status a way out', () => {
    for (const open of ['waiting', 'active'])
      expect(statusChanges().filter(([from]) => from === open).length).toBeGreaterThan(0);
  });

  it('gives each verb an event of its own', () => {
    const events = Object.values(ORDER_FLOW).map((move) => move.event);
    expect(new Set(events).size).toBe(events.length);
  });
});
