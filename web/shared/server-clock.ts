/** Between which two values the difference to the service's clock is known to lie; each answer narrows it. */
let least = Number.NEGATIVE_INFINITY;
let most = Number.POSITIVE_INFINITY;

/**
 * Learns from an answer what the service's clock says: its `Date` is a whole second, and was written between asking and
 * hearing. A countdown on a phone whose clock is wrong is right all the same.
 * @param askedAt @param heardAt by this device's clock, in milliseconds
 */
export function hearServerTime(date: string | null, askedAt: number, heardAt = Date.now()): void {
  const said = Date.parse(date ?? '');
  if (Number.isNaN(said)) return;
  const [low, high] = [said - heardAt, said + 1000 - askedAt];
  // The two do not meet: one of the clocks was set anew.
  const contradicts = low > most || high < least;
  least = contradicts ? low : Math.max(least, low);
  most = contradicts ? high : Math.min(most, high);
}

/** Now by the service's clock, in milliseconds; by this device's until the first answer. */
export function serverNow(): number {
  return Date.now() + (Number.isFinite(least) && Number.isFinite(most) ? (least + most) / 2 : 0);
}
