import type { Order } from '../support/given.js';
import type { Person } from '../support/people.js';

/** A request with a place for any JSON, and who may make it. */
export interface Field {
  path: string;
  person: Person;
  body: (value: string) => string;
  method?: string;
}

/** Whom the requests come from, and what they are about. */
export interface World {
  asker: Person;
  chosen: Person;
  bureau: Person;
  order: Order;
}

/** As JSON; JSON.stringify would repair some of these. */
export const BAD_TEXTS: Record<string, string> = {
  'a NUL character': '"a\\u0000b"',
  'a lone high surrogate': '"a\\ud800b"',
  'a lone low surrogate': '"\\udc00"',
  'an array': '["a"]',
  'nested arrays': '[[["a"]]]',
  'an object': '{"a":1}',
  'a number': '7',
  'a huge number': '1e400',
  true: 'true',
  null: 'null',
  'nothing but white space': '" \\n\\t "',
  'too long': JSON.stringify('长'.repeat(4001)),
};

/** Places for text in requests all over the service. */
export function textFields(world: World): Field[] {
  return [...consultationFields(world), ...rosterFields(world)];
}

function consultationFields({ asker, chosen, bureau, order }: World): Field[] {
  return [
    { path: '/orders', person: asker, body: (v) => `{"mode":"online","board":"labor","description":${v}}` },
    { path: '/orders', person: asker, body: (v) => `{"mode":"online","board":${v},"description":"x"}` },
    { path: '/orders', person: asker, body: (v) => `{"mode":${v},"board":"labor","description":"x"}` },
    {
      path: '/orders',
      person: asker,
      body: (v) => `{"mode":"online","board":"labor","description":"x","lawyerId":${v}}`,
    },
    {
      path: '/orders',
      person: asker,
      body: (v) => `{"mode":"online","board":"labor","description":"x","opposingParties":[${v}]}`,
    },
    {
      path: `/orders/${order.id}/messages`,
      person: asker,
      body: (v) => `{"clientId":"x","kind":"text","body":${v}}`,
    },
    {
      path: `/orders/${order.id}/messages`,
      person: asker,
      body: (v) => `{"clientId":${v},"kind":"text","body":"x"}`,
    },
    {
      path: `/orders/${order.id}/messages`,
      person: asker,
      body: (v) => `{"clientId":"x","kind":${v},"body":"x"}`,
    },
    {
      path: `/orders/${order.id}/rating`,
      person: asker,
      method: 'PUT',
      body: (v) => `{"level":5,"comment":${v}}`,
    },
    {
      path: `/orders/${order.id}/complete`,
      person: chosen,
      body: (v) => `{"summary":{"facts":${v},"rule":"x","nextSteps":"x","alternatives":"x","legalAid":true}}`,
    },
    {
      path: `/orders/${order.id}/complete`,
      person: chosen,
      body: (v) =>
        `{"summary":{"facts":"x","rule":"x","nextSteps":[[${v}]],"alternatives":"x","legalAid":true}}`,
    },
    { path: `/orders/${order.id}/decline`, person: chosen, body: (v) => `{"reason":${v}}` },
    { path: '/auth/sms-codes', person: asker, body: (v) => `{"phone":${v}}` },
    { path: '/auth/sessions', person: asker, body: (v) => `{"grant":"sms","phone":${v},"code":"123456"}` },
    {
      path: '/auth/sessions',
      person: asker,
      body: (v) => `{"grant":"password","username":${v},"password":"x"}`,
    },
    { path: '/auth/sessions/refresh', person: asker, body: (v) => `{"refreshToken":${v}}` },
    { path: '/boards/triage', person: asker, body: (v) => `{"text":${v}}` },
    { path: `/lawyers/${chosen.id}`, person: bureau, method: 'PATCH', body: (v) => `{"name":${v}}` },
    { path: `/lawyers/${chosen.id}`, person: bureau, method: 'PATCH', body: (v) => `{"licenceNumber":${v}}` },
    { path: `/lawyers/${chosen.id}`, person: bureau, method: 'PATCH', body: (v) => `{"boards":[${v}]}` },
    { path: '/me/lawyer', person: chosen, method: 'PATCH', body: (v) => `{"towns":[${v}]}` },
  ];
}

const FROM = '"from":"2027-05-01T00:00:00Z"';
const TO = '"to":"2027-05-01T08:00:00Z"';
const SHIFT = `"lawyerId":"00000000-0000-7000-8000-000000000000","tier":"primary",${FROM},${TO}`;
const ROTATION = `"boards":["land"],"tier":"primary","startsOn":"2027-05-01","lawyers":["00000000-0000-7000-8000-000000000000"],"turn":"day"`;
const SLOTS = `"slots":[{"weekday":1,"from":"08:00","to":"20:00"}]`;

function rosterFields({ chosen, bureau }: World): Field[] {
  const id = '00000000-0000-7000-8000-000000000000';
  return [
    { path: '/roster/shifts', person: bureau, body: (v) => `{${SHIFT},"boards":[${v}]}` },
    { path: '/roster/shifts', person: bureau, body: (v) => `{${SHIFT},"boards":${v}}` },
    {
      path: '/roster/shifts',
      person: bureau,
      body: (v) => `{${SHIFT},"boards":["land"],"override":{"reason":${v}}}`,
    },
    { path: '/roster/shifts', person: bureau, body: (v) => `{${SHIFT},"boards":["land"],"lawyerId":${v}}` },
    { path: '/roster/shifts', person: bureau, body: (v) => `{${SHIFT},"boards":["land"],"from":${v}}` },
    { path: `/roster/shifts/${id}`, person: bureau, method: 'PATCH', body: (v) => `{"to":${v}}` },
    {
      path: `/roster/shifts/${id}`,
      person: bureau,
      method: 'DELETE',
      body: (v) => `{"override":{"reason":${v}}}`,
    },
    { path: `/roster/shifts/${id}/take-over`, person: chosen, body: (v) => `{"from":${v}}` },
    { path: '/roster/leaves', person: chosen, body: (v) => `{"shiftId":"${id}","reason":${v}}` },
    { path: '/roster/leaves', person: chosen, body: (v) => `{"shiftId":${v},"reason":"x"}` },
    { path: '/roster/swaps', person: chosen, body: (v) => `{"shiftId":"${id}","reason":${v}}` },
    { path: '/roster/swaps', person: chosen, body: (v) => `{"shiftId":"${id}","lawyerId":${v}}` },
    { path: '/roster/rotations', person: bureau, body: (v) => `{${ROTATION},${SLOTS},"name":${v}}` },
    {
      path: '/roster/rotations',
      person: bureau,
      body: (v) => `{${ROTATION},${SLOTS},"name":"x","zone":${v}}`,
    },
    { path: '/roster/rotations', person: bureau, body: (v) => `{${ROTATION},"name":"x","slots":[${v}]}` },
    { path: '/roster/plan', person: bureau, body: (v) => `{${FROM},${TO},"cuts":[${v},"20:00"]}` },
    { path: '/roster/plan', person: bureau, body: (v) => `{${FROM},${TO},"wishes":[${v}]}` },
    { path: '/roster/calendar/2027', person: bureau, method: 'PUT', body: (v) => `{"days":[${v}]}` },
    {
      path: '/coverage/closed-hours',
      person: bureau,
      body: (v) => `{"boards":["land"],${FROM},${TO},"reason":${v}}`,
    },
    { path: '/coverage/policies/land', person: bureau, method: 'PUT', body: (v) => `{"primaries":[${v}]}` },
    { path: `/alarms/${id}/acknowledge`, person: bureau, body: (v) => `{"forSeconds":${v}}` },
    { path: `/alarms/${id}/close`, person: bureau, body: (v) => `{"reason":${v}}` },
    { path: '/me/notices/read', person: chosen, body: (v) => `{"upTo":${v}}` },
    { path: '/me', person: bureau, method: 'PATCH', body: (v) => `{"phone":[${v}]}` },
  ];
}
