const P = 2n ** 255n - 19n;
/** −121665/121666 of the curve. @see RFC 8032, section 5.1 */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/**
 * The y of the points of small order. To whoever signs by one of them, every message is signed by every key of theirs:
 * such a key vouches for nothing.
 */
const SMALL_ORDER = new Set([
  0n,
  1n,
  P - 1n,
  2707385501144840649318225287225658788936804267575313519463743609750303402022n,
  55188659117513257062467267217118295137698188065244968500265048394206261417927n,
]);

/** What is wrong with `x` (base64url) as the public half of an Ed25519 key, or undefined. */
export function publicKeyFault(x: unknown): string | undefined {
  if (typeof x !== 'string' || !/^[A-Za-z0-9_-]{43}$/.test(x)) return 'must be 32 bytes in base64url';
  const bytes = Buffer.from(x, 'base64url');
  if (bytes.toString('base64url') !== x) return 'must be 32 bytes in base64url';
  // Little-endian; the topmost bit is the sign of x.
  const y = BigInt(`0x${Buffer.from(bytes.toReversed()).toString('hex')}`) % 2n ** 255n;
  if (y >= P || !isOnCurve(y)) return 'is no point of Ed25519';
  return SMALL_ORDER.has(y) ? 'is a point of small order' : undefined;
}

/** Whether some x has this y: x² = (y² − 1) / (d·y² + 1) is a square. */
function isOnCurve(y: bigint): boolean {
  const u = mod(y * y - 1n);
  const v = mod(D * y * y + 1n);
  // v is never 0, and u/v is a square exactly when u·v is.
  return power(mod(u * v), (P - 1n) / 2n) <= 1n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = base, left = exponent; left > 0n; left >>= 1n, square = mod(square * square))
    if (left & 1n) result = mod(result * square);
  return result;
}

function mod(value: bigint): bigint {
  return ((value % P) + P) % P;
}
