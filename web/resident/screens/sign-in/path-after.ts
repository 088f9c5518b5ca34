/** Where signing in leads: back into the app, never to an address that somebody put into a link. */
export function pathAfter(next: unknown): string {
  if (typeof next !== 'string') return '/';
  // A browser reads `\` as `/`, and `//host` as another server.
  return /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}
