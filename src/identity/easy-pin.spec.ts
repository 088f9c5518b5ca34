import { describe, expect, it } from 'vitest';
import { isEasyPin } from './easy-pin.js';

describe('a PIN', () => {
  it.each(['000000', '123456', '654321', '500101', '195001'])('%s is too easy', (pin) => {
    expect(isEasyPin(pin, '99000019500101006X')).toBe(true);
  });

  it.each(['283940', '112233'])('%s is not', (pin) => {
    expect(isEasyPin(pin, '99000019500101006X')).toBe(false);
  });
});
