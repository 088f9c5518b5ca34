import { randomUUID } from 'node:crypto';
import type { Person } from './people.js';

export interface Order {
  id: string;
  status: string;
  wave: string | null;
  board: string;
  version: number;
  deadlineAt: string | null;
  [field: string]: unknown;
}

export const SUMMARY = {
  facts: '老板三个月没有发工资。',
  rule: '劳动合同法第三十条:用人单位应当按时足额支付劳动报酬。',
  nextSteps: ['整理工资条和聊天记录', '向劳动监察大队投诉'],
  deadlines: ['仲裁申请时效一年'],
  alternatives: ['协商', '劳动仲裁'],
  legalAid: true,
};

export async function boardOf(lawyer: Person): Promise<string> {
  const { body } = await lawyer.get('/me/lawyer').expect(200);
  return (body as { boards: string[] }).boards[0]!;
}

/** An order that `resident` placed with `lawyer` as the chosen one. */
export async function waitingOrder(resident: Person, lawyer: Person): Promise<Order> {
  const board = await boardOf(lawyer);
  const { body } = await resident
    .post('/orders', {
      mode: 'online',
      board,
      description: `老板拖欠工资 ${randomUUID()}`,
      lawyerId: lawyer.id,
    })
    .expect(201);
  return body as Order;
}

/** An order that `lawyer` has accepted. */
export async function activeOrder(resident: Person, lawyer: Person): Promise<Order> {
  const order = await waitingOrder(resident, lawyer);
  const { body } = await lawyer.post(`/orders/${order.id}/accept`).expect(200);
  return body as Order;
}

export async function completedOrder(resident: Person, lawyer: Person): Promise<Order> {
  const order = await activeOrder(resident, lawyer);
  const { body } = await lawyer.post(`/orders/${order.id}/complete`, { summary: SUMMARY }).expect(200);
  return body as Order;
}
