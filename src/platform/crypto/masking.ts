/** `13800001234` → `138****1234`. */
export function maskPhone(phone: string): string {
  return phone.replace(/^(\d{3})\d+(\d{4})$/, '$1****$2');
}

/** `370500199001011234` → `3705**********1234`. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(10)}${number.slice(-4)}`;
}

/** `张桂芳` → `张*芳`, `张芳` → `张*`. */
export function maskName(name: string): string {
  const characters = [...name];
  if (characters.length < 3) return `${characters[0] ?? ''}*`;
  return `${characters[0]}${'*'.repeat(characters.length - 2)}${characters.at(-1)}`;
}
