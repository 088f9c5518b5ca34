import { Chance } from './chance.js';

const LONGEST_DELAY_MS = 80;

/** What can befall a single packet, or a request. */
export type Fate = 'drop' | 'twice' | 'late' | 'overtaken' | 'cutBefore' | 'cutAfter';
/** How many of a hundred meet each fate. */
export type Weather = Partial<Record<Fate, number>>;

/** What befalls one direction of one connection, packet by packet, as its seed will have it. */
export class Fates {
  private readonly chance: Chance;

  constructor(
    seed: number,
    private readonly weather: () => Weather,
    private readonly tell: (fate: Fate) => void,
  ) {
    this.chance = new Chance(seed);
  }

  next(): Fate | undefined {
    const fate = this.chance.oneOf(this.weather());
    if (fate) this.tell(fate);
    return fate;
  }

  delayMs(): number {
    return 1 + this.chance.below(LONGEST_DELAY_MS);
  }
}
