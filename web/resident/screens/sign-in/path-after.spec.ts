import { expect, it } from 'vitest';
import { pathAfter } from './path-after.ts';

it('signing in leads back into the app and nowhere else', () => {
  expect(pathAfter('/orders/1?x=1')).toBe('/orders/1?x=1');
  for (const bad of [
    undefined,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/sign-in?next=/',
  ])
    expect(pathAfter(bad)).toBe('/');
});
