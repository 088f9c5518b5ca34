import type { Entry } from '../realtime/events.ts';

/** So many places belong together; what is not touched by a change stays the same object, and is not drawn anew. */
export const CHUNK = 50;

/** Neighbouring entries of a log, in order. */
export interface Chunk {
  number: number;
  entries: readonly Entry[];
}

/**
 * What a client knows of one conversation, from wherever and in whatever order it heard it: shown is what is without a
 * hole up to the end, from the place to which it was read backwards. A recall empties what it refers to, whichever
 * comes first.
 */
export class EntryLog {
  private readonly bySeq = new Map<number, Entry>();
  private readonly takenBack = new Set<number>();
  private readonly said = new Set<string>();
  private readonly changed = new Set<number>();
  private shown: readonly Chunk[] = [];
  private opened = false;
  private from = 1;
  private to = 0;
  private highest = 0;

  /** The last place up to which nothing is missing; 0 before it was opened. */
  get whole(): number {
    return this.to;
  }

  /** The first place from which on nothing is missing. */
  get start(): number {
    return this.from;
  }

  get hasHole(): boolean {
    return this.highest > this.to;
  }

  /** Takes the page at the end of the log, with which it is opened. @param lastSeq the last place at that time */
  open(entries: readonly Entry[], lastSeq: number): void {
    if (!this.opened) {
      this.opened = true;
      this.from = entries[0]?.seq ?? lastSeq + 1;
      this.to = this.from - 1;
    }
    this.take(entries);
  }

  take(entries: readonly Entry[]): void {
    for (const entry of entries) this.put(entry);
    if (!this.opened) return;
    while (this.bySeq.has(this.to + 1)) this.touch(++this.to);
    while (this.bySeq.has(this.from - 1)) this.touch(--this.from);
  }

  /** Whether the message of this id is in the log. */
  hasSaid(clientId: string): boolean {
    return this.said.has(clientId);
  }

  /** What became of an attachment. Gives whether there is such a one. */
  changeAttachment(id: string, state: NonNullable<Entry['attachment']>['state']): boolean {
    for (const entry of this.bySeq.values()) {
      if (entry.attachment?.id !== id) continue;
      this.bySeq.set(entry.seq, { ...entry, attachment: { ...entry.attachment, state } });
      this.touch(entry.seq);
      return true;
    }
    return false;
  }

  /** What is to be seen, in order; the same objects as the last time where nothing changed. */
  chunks(): readonly Chunk[] {
    if (this.changed.size === 0) return this.shown;
    const before = new Map(this.shown.map((chunk) => [chunk.number, chunk]));
    const chunks: Chunk[] = [];
    if (this.to >= this.from)
      for (let number = chunkOf(this.from); number <= chunkOf(this.to); number++)
        chunks.push((!this.changed.has(number) && before.get(number)) || this.cut(number));
    this.changed.clear();
    this.shown = chunks;
    return chunks;
  }

  private put(entry: Entry): void {
    this.highest = Math.max(this.highest, entry.seq);
    if (entry.kind === 'recall' && entry.refersTo !== undefined) this.takeBack(entry.refersTo);
    if (entry.clientId !== undefined) this.said.add(entry.clientId);
    const known = this.bySeq.get(entry.seq);
    if (known && (known.recalled || !entry.recalled)) return;
    this.bySeq.set(entry.seq, this.takenBack.has(entry.seq) ? emptied(entry) : entry);
    if (entry.recalled) this.takenBack.add(entry.seq);
    this.touch(entry.seq);
  }

  private takeBack(seq: number): void {
    this.takenBack.add(seq);
    const entry = this.bySeq.get(seq);
    if (!entry || entry.recalled) return;
    this.bySeq.set(seq, emptied(entry));
    this.touch(seq);
  }

  private touch(seq: number): void {
    this.changed.add(chunkOf(seq));
  }

  private cut(number: number): Chunk {
    const entries: Entry[] = [];
    const last = Math.min(this.to, (number + 1) * CHUNK);
    for (let seq = Math.max(this.from, number * CHUNK + 1); seq <= last; seq++)
      entries.push(this.bySeq.get(seq)!);
    return { number, entries };
  }
}

function chunkOf(seq: number): number {
  return Math.floor((seq - 1) / CHUNK);
}

function emptied({ body: _body, attachment: _attachment, ...left }: Entry): Entry {
  return { ...left, recalled: true };
}
