import { describe, expect, it } from 'vitest';
import { isPrivateHost } from './private-host.js';

describe('a host in the house', () => {
  it.each([
    'localhost',
    'robot',
    '127.0.0.1',
    '127.8.9.1',
    '10.1.2.3',
    '172.31.255.1',
    '192.168.0.9',
    '[::1]',
    '[fd00::1]',
  ])('is %s', (host) => expect(isPrivateHost(host)).toBe(true));

  it.each(['example.com', '8.8.8.8', '172.32.0.1', '192.169.0.1', '[2001:db8::1]', ''])('is not %s', (host) =>
    expect(isPrivateHost(host)).toBe(false),
  );
});
