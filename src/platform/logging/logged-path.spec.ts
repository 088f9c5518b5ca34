import { expect, it } from 'vitest';
import { loggedPath } from './logged-path.js';

const SECRET = 'aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789-_aBcDe';

it.each([
  ['/api/v1/lawyers?q=secret', '/api/v1/lawyers'],
  ['/api/v1/roster/calendar/2026', '/api/v1/roster/calendar/2026'],
  [
    '/api/v1/orders/00000000-0000-7000-8000-000000000000',
    '/api/v1/orders/00000000-0000-7000-8000-000000000000',
  ],
  [`/api/v1/calendar/${SECRET}.ics`, '/api/v1/calendar/[secret]'],
  [`/api/v1/calendar/${SECRET}.ics/more?x=1`, '/api/v1/calendar/[secret]'],
  [`/Calendar//%61${SECRET}`, '/Calendar//[secret]'],
])('of %s the log says %s', (url, path) => {
  expect(loggedPath(url)).toBe(path);
});
