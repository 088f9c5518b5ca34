import { expect, it } from 'vitest';
import { photo } from '../attachments/pictures.js';
import { sayIt, upload, type View } from '../attachments/upload.js';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type Reachable } from '../support/service.js';
import { connect, type Listener } from '../support/sockets.js';

const SUMMARY = {
  facts: '没发工资',
  rule: '劳动合同法',
  nextSteps: ['取证'],
  alternatives: '仲裁',
  legalAid: true,
};

type Entry = Record<string, unknown> & { seq: number; refersTo?: number };

/** What somebody sees who took a snapshot and has followed the events since. */
class Follower {
  private readonly entries = new Map<number, Entry>();
  private readonly readBy: Record<string, number>;

  private constructor(
    snapshot: { items: Entry[]; readBy: Record<string, number> },
    private readonly ear: Listener,
    private readonly roles: ReadonlyMap<unknown, string>,
  ) {
    for (const entry of snapshot.items) this.entries.set(entry.seq, entry);
    this.readBy = { ...snapshot.readBy };
  }

  /** The socket first, or what happens between the two would be missed. */
  static async of(service: Reachable, person: Person, orderId: string, people: Person[]): Promise<Follower> {
    const ear = await connect(service, { token: person.token });
    const roles = new Map(people.map((one, n) => [one.id, n === 0 ? 'resident' : 'lawyer']));
    return new Follower(await snapshotOf(person, orderId), ear, roles);
  }

  sees(orderId: string): { items: Entry[]; readBy: Record<string, number> } {
    for (const { event, payload } of this.ear.heard) {
      if (payload.orderId !== orderId) continue;
      if (event === 'message:new') this.take(payload as Entry);
      if (event === 'message:read') this.mark(payload as { accountId: string; seq: number });
    }
    return { items: [...this.entries.values()].toSorted((a, b) => a.seq - b.seq), readBy: this.readBy };
  }

  private take({ orderId: _orderId, ...entry }: Entry): void {
    if (!this.entries.get(entry.seq)?.recalled) this.entries.set(entry.seq, entry);
    const recalled = entry.kind === 'recall' && this.entries.get(entry.refersTo!);
    if (!recalled) return;
    const { body: _body, attachment: _attachment, ...left } = recalled;
    this.entries.set(recalled.seq, { ...left, recalled: true });
  }

  private mark({ accountId, seq }: { accountId: string; seq: number }): void {
    const role = this.roles.get(accountId)!;
    this.readBy[role] = Math.max(this.readBy[role]!, seq);
  }
}

async function snapshotOf(person: Person, orderId: string) {
  const { body } = await person.get(`/orders/${orderId}/messages?limit=100`).expect(200);
  const { items, readBy } = body as { items: Entry[]; readBy: Record<string, number> };
  return { items, readBy };
}

it('an old snapshot and the events since are a fresh snapshot, whatever happens in the conversation', async () => {
  const service = await startService();
  const people = await Promise.all([resident(service), lawyer(service, 1)]);
  const [asker, advocate] = people;
  const { id } = await activeOrder(asker, advocate);
  await advocate.say(id, '您好').expect(201);
  const followers = await Promise.all(people.map((person) => Follower.of(service, person, id, people)));

  const { body: sent } = await asker.say(id, '说错了').expect(201);
  const picture = (await upload(service, asker, id, await photo()).expect(201)).body as View;
  const { body: shown } = await sayIt(asker, id, picture).expect(201);
  for (const { seq } of [sent, shown] as { seq: number }[])
    await asker.post(`/orders/${id}/messages/${seq}/recall`).expect(201);
  await advocate.say(id, '加我微信 lawyer888').expect(201);
  await advocate.put(`/orders/${id}/messages/read`, { seq: 4 }).expect(200);
  await asker.put(`/orders/${id}/messages/read`, { seq: 6 }).expect(200);
  await advocate.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
  for (const [n, follower] of followers.entries()) {
    const fresh = await snapshotOf(people[n]!, id);
    await expect.poll(() => follower.sees(id)).toEqual(fresh);
  }

  // The lawyer has no part in what comes after the order was opened again, until it is theirs again.
  await asker.post(`/orders/${id}/reopen`).expect(200);
  await asker.say(id, '还有一问').expect(201);
  const [mine, theirs] = followers;
  const { items } = await snapshotOf(asker, id);
  await expect.poll(() => mine!.sees(id).items).toEqual(items);
  expect(theirs!.sees(id).items).toEqual(items.slice(0, -2));
  const kinds = items.map(({ kind }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['join', 'text', 'image', 'recall', 'notice', 'summary', 'rating_asked']),
  );
});
