/** Reed–Solomon over GF(256) with the polynomial of QR codes, x⁸ + x⁴ + x³ + x² + 1. @see ISO/IEC 18004, 7.5 */
const POLYNOMIAL = 0x11d;

function multiply(a: number, b: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit--) {
    product = (product << 1) ^ ((product >>> 7) * POLYNOMIAL);
    product ^= ((b >>> bit) & 1) * a;
  }
  return product;
}

/** The `count` bytes that let `data` be read with some of it damaged. */
export function correctionBytes(data: readonly number[], count: number): number[] {
  const divisor = generator(count);
  const rest = Array.from({ length: count }, () => 0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (const [n, coefficient] of divisor.entries()) rest[n]! ^= multiply(coefficient, factor);
  }
  return rest;
}

/** (x − 2⁰)(x − 2¹)…, without its leading 1, highest power first. */
function generator(degree: number): number[] {
  const polynomial = Array.from({ length: degree }, (_, n) => Number(n === degree - 1));
  let root = 1;
  for (let n = 0; n < degree; n++) {
    for (let k = 0; k < degree; k++)
      polynomial[k] = multiply(polynomial[k]!, root) ^ (polynomial[k + 1] ?? 0);
    root = multiply(root, 2);
  }
  return polynomial;
}
