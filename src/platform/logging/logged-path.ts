/** Links to calendars are secrets that stand in the path, wherever somebody puts a slash too many. */
const SECRET_PATHS = /(\/calendar\/+)[^/]{20,}.*$/i;

/** What of a request's URL may be logged: the path alone, as a query may hold what somebody searched for, and no secret. */
export function loggedPath(url: string): string {
  return url.split('?')[0]!.replace(SECRET_PATHS, '$1[secret]');
}
