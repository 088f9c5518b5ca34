/** Why something cannot be taken, in words for whoever sent it: 413 for too much, 415 for what it is. */
export class Refusal extends Error {
  constructor(
    readonly status: 413 | 415,
    why: string,
  ) {
    super(why);
  }
}

export const tooMuch = (why: string): Refusal => new Refusal(413, why);
export const notTaken = (why: string): Refusal => new Refusal(415, why);
