import fc from 'fast-check';
import type { Weather } from '../support/fates.js';
import type { Door } from '../support/good-client.js';

/** The devices of a round; the last one only polls. */
export const DEVICES = ['phone', 'tablet', 'workbench', 'poller'] as const;
const SPEAKERS = DEVICES.length - 1;
const MOST_STEPS = 60;

/** What happens next in a round; nothing of it is waited for, but for `wait`. */
export type Step =
  /** Some messages at once, each tried by one set of doors after the other until it is acknowledged. */
  | { kind: 'say'; by: number; times: number; doors: (readonly Door[])[] }
  | { kind: 'read'; by: number; door: Door }
  | { kind: 'cut'; of: number }
  /** To the other node. */
  | { kind: 'move'; of: number }
  /** kill -9, and a new start. */
  | { kind: 'kill'; node: number }
  | { kind: 'wait'; ms: number };

export interface Plan {
  /** Of what befalls the packets. */
  seed: number;
  /** How bad each device's line is. */
  weathers: Weather[];
  steps: Step[];
}

const doors = fc.array(
  fc.constantFrom<readonly Door[]>(
    ['socket'],
    ['http'],
    ['socket', 'http'],
    ['socket', 'socket'],
    ['http', 'http'],
  ),
  { minLength: 1, maxLength: 3 },
);
const by = fc.nat(SPEAKERS - 1);
const of = fc.nat(DEVICES.length - 1);

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.record({ kind: fc.constant('say'), by, times: fc.integer({ min: 1, max: 4 }), doors }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('read'), by, door: fc.constantFrom('socket', 'http') }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('cut'), of }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move'), of }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('kill'), node: fc.nat(1) }) },
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('wait'), ms: fc.nat(60) }) },
);

const weather: fc.Arbitrary<Weather> = fc.record({
  drop: fc.nat(15),
  twice: fc.nat(15),
  late: fc.nat(20),
  overtaken: fc.nat(15),
  cutBefore: fc.nat(4),
  cutAfter: fc.nat(4),
});

export const anyPlan: fc.Arbitrary<Plan> = fc.record({
  seed: fc.nat(2 ** 30),
  weathers: fc.array(weather, { minLength: DEVICES.length, maxLength: DEVICES.length }),
  steps: fc.array(step, { minLength: 10, maxLength: MOST_STEPS, size: 'max' }),
});
