const IN_A_ROW = ['0123456789', '9876543210'];

/** Whether whoever holds the card, or tries the usual ones, would guess this PIN. */
export function isEasyPin(pin: string, idNumber: string): boolean {
  return idNumber.includes(pin) || /^(\d)\1+$/.test(pin) || IN_A_ROW.some((digits) => digits.includes(pin));
}
