import fc from 'fast-check';

/** What a stranger knows or can guess of a conversation that is none of theirs. */
export interface Target {
  orderId: string;
  accountIds: string[];
}

/** One thing that a stranger emits. */
export interface Nonsense {
  event: string;
  payload: unknown[];
  wantsAck: boolean;
}

/** The requests that the server knows. */
export const KNOWN_EVENTS = [
  'message:send',
  'message:read',
  'typing',
  'sync',
  'presence:beat',
  'session:renew',
];
const GUESSED = [
  'join joinRoom join_room room:join subscribe enter watch leave to in emit broadcast message',
  'message:new order:changed offer:made pool:changed alarm:raised auth login become admin sudo eval',
  'exec ping pong data open close rooms socketsJoin fetchSockets serverSideEmit recover restore history',
  'replay message:recall __proto__ constructor prototype toString valueOf hasOwnProperty then *',
].flatMap((line) => line.split(' '));
/** Names that are hardly any. */
const HARDLY = ['', ' ', '\0'];
const FIELDS = [
  'orderId',
  'clientId',
  'kind',
  'body',
  'seq',
  'orders',
  'token',
  'state',
  'room',
  'rooms',
  'id',
];

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let i = 0; i < depth; i++) value = i % 2 ? [value] : { value };
  return value;
}

/** Names, rooms and shapes that a server could stumble over, or let somebody in by. */
export function anyNonsense({ orderId, accountIds }: Target): fc.Arbitrary<Nonsense> {
  const rooms = [orderId, ...accountIds, ...accountIds.map((id) => `account:${id}`), 'role:operator'];
  const room = fc.constantFrom(...rooms, `order:${orderId}`, 'board:land', '*', '#');
  const odd = fc.constantFrom<unknown>(
    undefined,
    null,
    '',
    0,
    -1,
    1e308,
    true,
    [],
    [[]],
    {},
    nested(3000),
    'x'.repeat(60_000),
    Array(5000).fill(0),
    Buffer.alloc(1000),
    Buffer.alloc(50_000, 'x'),
    { $ne: null },
    { toString: 'x', length: -1 },
    JSON.parse('{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}}'),
    `${orderId}' OR '1'='1`,
  );
  const value = fc.oneof(room, odd, fc.anything({ maxDepth: 2, withNullPrototype: true }).filter(isSendable));
  const payload = fc.oneof(
    room,
    odd,
    fc.constant({ orderId, clientId: 'x', kind: 'text', body: '让我进来' }),
    fc.constant({ orders: { [orderId]: 0 } }),
    fc.dictionary(fc.constantFrom(...FIELDS, '__proto__', 'constructor'), value, { maxKeys: 4 }),
    fc.record({ orderId: fc.constant(orderId), room, seq: value }),
  );
  const event = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...KNOWN_EVENTS) },
    { weight: 2, arbitrary: fc.constantFrom(...GUESSED, ...HARDLY) },
    { weight: 2, arbitrary: room },
    { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );
  return fc.record({ event, payload: fc.array(payload, { maxLength: 3 }), wantsAck: fc.boolean() });
}

/** A client library could not send a BigInt or a symbol. */
function isSendable(value: unknown): boolean {
  try {
    JSON.stringify(value);
    return true;
  } catch {
    return false;
  }
}

/** Packets as they stand on the wire that no client library sends; after most of them the server hangs up. */
export function rawNonsense({ orderId, accountIds }: Target): string[] {
  const [id] = accountIds;
  return [
    '',
    '9',
    '4',
    '41',
    '49',
    '42',
    '42{',
    '42{}',
    '42[]',
    '42[null]',
    '42[{"orderId":1}]',
    '42["disconnect"]',
    '42["connect",{}]',
    '42["error",{}]',
    '42["newListener",{}]',
    '42-1["typing",{}]',
    '4299999999999999999999["typing",{}]',
    `42/admin,["join","account:${id}"]`,
    `40/account:${id},`,
    '40/__proto__,{"token":"x"}',
    '40{"token":{"toString":1}}',
    '40{"__proto__":{"x":1}}',
    `43["${orderId}"]`,
    `430["${orderId}"]`,
    '44{"message":"x"}',
    '451-["typing",{"_placeholder":true,"num":0}]',
    '451-["typing",{"_placeholder":true,"num":99999999}]',
    '45999999999-["typing"]',
    '461-[{"_placeholder":true,"num":-1}]',
    `42["typing",${'['.repeat(20_000)}${']'.repeat(20_000)}]`,
    `42["sync",${'{"orders":'.repeat(5000)}1${'}'.repeat(5000)}]`,
    `42["message:send","${'x'.repeat(100_000)}"]`,
    `42[${'"x",'.repeat(10_000)}"x"]`,
    '2probe',
    '5',
    '6',
    '1',
  ];
}
