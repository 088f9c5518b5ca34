import { expect } from 'vitest';
import { lineOf, type Entry } from '../support/entry-list.js';
import { logOf } from '../support/talker.js';
import type { FaultRound } from './fault-round.js';

/** Once the faults are over, what is on its way arrives within this. */
const QUIET_WITHIN_MS = 5000;

/**
 * What is not as it must be when the faults are over: everybody has the same list without hole or repeat, and each
 * message is in it once, where every acknowledgement put it. Then it closes the order, and asks once more.
 */
export async function faultsOf(round: FaultRound): Promise<string[]> {
  const { world, orderId } = round;
  const unheard = unacknowledged(round);
  const log = await logOf(world.advocate, orderId);
  const lists = await unlikeLists(round, log);
  await sayAllAgain(round);
  const faults = [...unheard, ...lists, ...holesIn(log), ...wrongMarks(round, await readBy(round))];
  await world.asker.post(`/orders/${orderId}/complete`).expect(200);
  const frozen = await logOf(world.asker, orderId);
  await sayAllAgain(round);
  const after = await logOf(world.asker, orderId);
  if (after.length > frozen.length) faults.push('the log went on after the end');
  return [...faults, ...wrongPlaces(round, after), ...round.devices.flatMap(misheard)];
}

function unacknowledged({ devices }: FaultRound): string[] {
  const said = devices.flatMap(({ client }) => [...client.said]);
  return said.filter(([, { answers }]) => answers.length === 0).map(([id]) => `${id} was never acknowledged`);
}

async function unlikeLists({ devices }: FaultRound, log: Entry[]): Promise<string[]> {
  const lines = log.map(lineOf).join('\n');
  const unlike = () =>
    devices
      .map(({ client }) => ({ name: client.name, list: client.entries.lines().join('\n') }))
      .filter(({ list }) => list !== lines);
  await expect
    .poll(unlike, { timeout: QUIET_WITHIN_MS, interval: 20 })
    .toEqual([])
    .catch(() => undefined);
  return unlike().map(({ name, list }) => `the list of ${name} is\n${list}\nand the log is\n${lines}`);
}

function holesIn(log: Entry[]): string[] {
  return log.filter(({ seq }, i) => seq !== i + 1).map(({ seq }) => `${seq} is not at its place`);
}

/** Each twice more, by both doors. */
async function sayAllAgain({ devices }: FaultRound): Promise<void> {
  for (const { client } of devices)
    await Promise.all([...client.said.keys()].map((clientId) => client.sayAgain(clientId)));
}

function wrongPlaces({ devices }: FaultRound, log: Entry[]): string[] {
  const faults: string[] = [];
  const people = new Set(devices.map(({ client }) => client.person.id));
  const spoken = log.filter(({ kind, sender }) => kind === 'text' && people.has(sender?.id ?? ''));
  const said = devices.flatMap(({ client }) => [...client.said].map((one) => ({ client, one })));
  if (spoken.length !== said.length) faults.push(`${said.length} were said, and ${spoken.length} are there`);
  for (const { client, one } of said) {
    const [clientId, { body, answers }] = one;
    const places = new Set(answers.map(({ seq, at }) => `${seq} at ${at}`));
    if (places.size !== 1) faults.push(`${clientId} was put at [${[...places].join(', ')}]`);
    // At the very least its first answer, and two by each door afterwards.
    if (answers.length < 5) faults.push(`${clientId} was answered only ${answers.length} times`);
    const there = log[(answers[0]?.seq ?? 0) - 1];
    if (there?.body !== body || there.sender?.id !== client.person.id)
      faults.push(`${clientId} is not where it was acknowledged`);
  }
  return faults;
}

function misheard({ client }: FaultRound['devices'][number]): string[] {
  const { name, entries, refusals } = client;
  return [...entries.contradictions, ...refusals].map((fault) => `${name} was told ${fault}`);
}

type ReadBy = Record<string, number>;

async function readBy({ world, orderId }: FaultRound): Promise<ReadBy> {
  const { body } = await world.asker.get(`/orders/${orderId}/messages`).expect(200);
  return (body as { readBy: ReadBy }).readBy;
}

/** A read mark never goes back. */
function wrongMarks({ devices }: FaultRound, marks: ReadBy): string[] {
  return devices
    .filter(({ client }) => client.readSeq > marks[client.person.role]!)
    .map(({ client }) => `${client.name} had read ${client.readSeq}, and it says ${JSON.stringify(marks)}`);
}
