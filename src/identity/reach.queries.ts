/**
 * SQL: whether a session that reaches back to `since` (a place such as `$3`, null for everything) reaches the order with
 * this id. What names an order in a request is looked at once for all routes (orders/reach.interceptor.ts); this is for
 * what finds orders by itself: lists, searches, attachments.
 */
export function reaches(orderId: string, since: string): string {
  return `(${since}::timestamptz IS NULL
    OR EXISTS (SELECT FROM orders reached WHERE reached.id = ${orderId} AND reached.created_at >= ${since}))`;
}
