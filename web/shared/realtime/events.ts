import type { components } from '../api/openapi.ts';

/** An entry of a conversation's log, as `GET /orders/:id/messages` has it. */
export type Entry = components['schemas']['EntryView'];

/** What the service tells; see docs/sockets.md. */
export interface ServerEvents {
  'message:new': Entry & { orderId: string };
  'message:read': { orderId: string; accountId: string; seq: number };
  typing: { orderId: string; accountId: string; forSeconds: number };
  'attachment:changed': { attachmentId: string; state: string };
  'order:changed': { orderId: string; version: number; status: string; wave: string | null };
  'offer:made': { orderId: string; wave: string; deadlineAt: string };
  'offer:withdrawn': { orderId: string; reason: string };
  'pool:changed': { board: string; mode: string };
  'alarm:raised': { alarmId: string };
  'alarm:changed': { alarmId: string };
  'notice:new': { noticeId: string };
  'roster:changed': { boards: string[] };
  'rotation:changed': { rotationId: string; version: number };
  'availability:changed': { state: string; reason: string };
}
