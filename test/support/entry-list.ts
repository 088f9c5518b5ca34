/** One thing of a conversation, as the API shows it; what nobody said has no sender and perhaps no body. */
export interface Entry {
  seq: number;
  kind: string;
  sender: { id: string } | null;
  body?: string;
  clientId?: string;
  at: string;
}

/** What a client knows of a conversation, in order of `seq`, from wherever it heard it. */
export class EntryList {
  /** Entries that were told once so and once otherwise. */
  readonly contradictions: string[] = [];
  private readonly entries = new Map<number, string>();
  private whole = 0;

  take(entry: Entry): void {
    const [now, before] = [lineOf(entry), this.entries.get(entry.seq)];
    if (before !== undefined && before !== now) this.contradictions.push(`${before} and ${now}`);
    this.entries.set(entry.seq, now);
    while (this.entries.has(this.whole + 1)) this.whole++;
  }

  /** The place up to which nothing is missing. */
  get lastWhole(): number {
    return this.whole;
  }

  get hasHole(): boolean {
    return this.entries.size > this.whole;
  }

  lines(): string[] {
    const places = [...this.entries.keys()].toSorted((a, b) => a - b);
    return places.map((seq) => this.entries.get(seq)!);
  }
}

/** An entry as all who see it must see it. */
export function lineOf({ seq, kind, sender, body, at }: Entry): string {
  return `${seq} ${kind} of ${sender?.id ?? 'nobody'} at ${at}: ${body ?? ''}`;
}
