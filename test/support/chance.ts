/** Random numbers that come again with their seed, which `Math.random` cannot do (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  /** From 0 to below `bound`, whole. */
  below(bound: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  }

  /** One of these, each with its percentage; undefined for the rest of a hundred. */
  oneOf<Name extends string>(percentages: Partial<Record<Name, number>>): Name | undefined {
    let left = this.below(100);
    for (const [name, percentage] of Object.entries(percentages) as [Name, number][])
      if ((left -= percentage) < 0) return name;
    return undefined;
  }
}
