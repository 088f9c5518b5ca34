import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../realtime/events.ts';
import { CHUNK, EntryLog } from './entry-log.ts';

const ASKER = { id: 'asker', role: 'resident', displayName: '居民' } as const;

function said(seq: number, more: Partial<Entry> = {}): Entry {
  return {
    seq,
    kind: 'text',
    sender: ASKER,
    body: `第 ${seq} 句`,
    clientId: `c${seq}`,
    at: '2026-11-30T12:00:00.000Z',
    ...more,
  };
}

function recallOf(seq: number, refersTo: number): Entry {
  return { seq, kind: 'recall', sender: ASKER, refersTo, at: '2026-11-30T12:00:00.000Z' };
}

function shownBy(log: EntryLog): Entry[] {
  return log.chunks().flatMap(({ entries }) => entries);
}

describe('a log', () => {
  it('shows the same, whatever comes in whichever order and however often', () => {
    // Of each place: is it said, or does it take back an earlier one?
    const logs = fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 1, maxLength: 160 });
    fc.assert(
      fc.property(logs, fc.infiniteStream(fc.nat()), fc.nat(), (places, order, begin) => {
        const entries = places.map((refers, n) =>
          refers === undefined || n === 0 ? said(n + 1) : recallOf(n + 1, (refers % n) + 1),
        );
        const tookBack = new Set(entries.map(({ refersTo }) => refersTo));
        const truth = entries.map(({ body, ...entry }) =>
          tookBack.has(entry.seq)
            ? { ...entry, recalled: true }
            : { ...entry, ...(body !== undefined && { body }) },
        );
        const log = new EntryLog();
        const first = begin % entries.length;
        const heard = [...entries, ...entries.slice(0, 20)]
          .map((entry) => [order.next().value!, entry] as const)
          .toSorted(([a], [b]) => a - b)
          .map(([, entry]) => entry);
        const half = heard.length >> 1;
        for (const entry of heard.slice(0, half)) log.take([entry]);
        log.open(truth.slice(first), entries.length);
        for (const entry of heard.slice(half)) log.take([entry]);
        log.take(truth);
        expect(shownBy(log)).toEqual(truth);
        expect(log.hasHole).toBe(false);
        expect([log.start, log.whole]).toEqual([1, entries.length]);
      }),
      { numRuns: 200 },
    );
  });

  it('shows nothing beyond a hole, and says that there is one', () => {
    const log = new EntryLog();
    log.open([said(7), said(8)], 8);
    log.take([said(10)]);
    expect(shownBy(log).map(({ seq }) => seq)).toEqual([7, 8]);
    expect([log.whole, log.hasHole]).toEqual([8, true]);
    log.take([said(9)]);
    expect(shownBy(log).map(({ seq }) => seq)).toEqual([7, 8, 9, 10]);
  });

  it('leaves what was not touched the same object, so that it is not drawn anew', () => {
    const log = new EntryLog();
    log.open(
      Array.from({ length: 3 * CHUNK }, (_, n) => said(n + 1)),
      3 * CHUNK,
    );
    const before = log.chunks();
    expect(log.chunks()).toBe(before);
    log.take([said(3 * CHUNK + 1), recallOf(3 * CHUNK + 2, CHUNK + 3)]);
    const after = log.chunks();
    expect(after.map((chunk, n) => chunk === before[n])).toEqual([true, false, true, false]);
    expect(after[1]!.entries[2]).not.toHaveProperty('body');
  });

  it('opened while empty takes what is said from the first place on', () => {
    const log = new EntryLog();
    log.open([], 0);
    log.take([said(1)]);
    expect(shownBy(log)).toEqual([said(1)]);
    expect(log.hasSaid('c1')).toBe(true);
  });

  it('knows what became of an attachment', () => {
    const log = new EntryLog();
    const attachment = {
      id: 'a',
      kind: 'image',
      name: 'x.jpg',
      type: 'image/jpeg',
      sizeBytes: 1,
      state: 'held',
    } as const;
    log.open([said(1, { kind: 'image', attachment })], 1);
    expect(log.changeAttachment('a', 'clean')).toBe(true);
    expect(log.changeAttachment('b', 'clean')).toBe(false);
    expect(shownBy(log)[0]!.attachment!.state).toBe('clean');
  });
});
