import type pg from 'pg';
import { expect } from 'vitest';

/**
 * What must hold of the rows at every moment, whatever happens: crash, race, retry. Each query gives the ids of what
 * breaks its sentence. Everything that changes is written in one transaction with what belongs to it, so none of these
 * needs a moment of rest.
 */
const MUST_HOLD: Record<string, string> = {
  'an order is active when it has one open segment, of its own lawyer':
    // prettier-ignore
    `SELECT o.id FROM orders o LEFT JOIN segments s ON s.order_id = o.id AND s.ended_at IS NULL
      GROUP BY o.id HAVING count(s) <> (o.status = 'active')::int OR bool_or(s.lawyer_id IS DISTINCT FROM o.lawyer_id AND s.number IS NOT NULL)`,
  'a completed order was closed in its last segment': `
    SELECT o.id FROM orders o WHERE o.status = 'completed' AND 'completed' IS DISTINCT FROM
      (SELECT s.end_reason FROM segments s WHERE s.order_id = o.id ORDER BY s.number DESC LIMIT 1)`,
  'a lawyer holds as many orders as are counted, and no more than there are places': `
    SELECT l.id FROM lawyers l WHERE l.load > l.capacity
        OR l.load <> (SELECT count(*) FROM orders o WHERE o.lawyer_id = l.id AND o.status = 'active')`,
  'an open order has a deadline': `
    SELECT id FROM orders WHERE status IN ('waiting', 'active') AND deadline_at IS NULL`,
  'each change of an order is one event: they count 1, 2, 3 … to its version': `
    SELECT o.id FROM orders o LEFT JOIN events e ON e.subject_id = o.id
     GROUP BY o.id HAVING count(e) <> o.version OR min(e.seq) <> 1 OR max(e.seq) <> o.version`,
  'each change of a lawyer is one event, as well': `
    SELECT l.id FROM lawyers l LEFT JOIN events e ON e.subject_id = l.id AND e.seq > 0
     WHERE l.version > 0 GROUP BY l.id HAVING count(e) <> l.version OR max(e.seq) <> l.version`,
  'the history is a way through the flow, and ends where the order stands': `
    SELECT subject_id FROM (
      SELECT e.subject_id, e.data->>'status' AS now, lag(e.data->>'status') OVER story AS before,
             e.seq = o.version AND o.status <> e.data->>'status' AS is_elsewhere
        FROM events e JOIN orders o ON o.id = e.subject_id WINDOW story AS (PARTITION BY e.subject_id ORDER BY e.seq)) told
     WHERE is_elsewhere OR (now <> before AND NOT EXISTS (
       SELECT FROM order_moves m WHERE m.from_status = before AND m.to_status = now))`,
  'nothing is done twice: an offer that expired, and a step that began, is told once': `
    SELECT subject_id FROM events WHERE type = 'order.offer_expired' AND data->'lawyerIds' = '[]'`,
  'a lawyer has at most one open offer of an order': `
    SELECT order_id FROM offers WHERE answer IS NULL GROUP BY order_id, lawyer_id HAVING count(*) > 1`,
  'nobody is asked for an order that does not wait': `
    SELECT o.id FROM offers f JOIN orders o ON o.id = f.order_id WHERE f.answer IS NULL AND o.status <> 'waiting'`,
  'whoever took an order by an offer has a segment of it, and the other way round': `
    SELECT coalesce(f.order_id, s.order_id)
      FROM (SELECT order_id, lawyer_id, count(*) AS n, count(*) FILTER (WHERE over_at IS NULL) AS open
              FROM offers WHERE answer = 'accepted' GROUP BY 1, 2) f
      FULL JOIN (SELECT order_id, lawyer_id, count(*) AS n, count(*) FILTER (WHERE ended_at IS NULL) AS open
                   FROM segments WHERE via <> 'dispatch' GROUP BY 1, 2) s USING (order_id, lawyer_id)
     WHERE (f.n, f.open) IS DISTINCT FROM (s.n, s.open)`,
  'no firm acts for both sides': `
    SELECT mine.order_id FROM segments mine
      JOIN lawyers me ON me.id = mine.lawyer_id
      JOIN orders o ON o.id = mine.order_id
      JOIN opposing_parties p ON p.order_id = o.id
      JOIN accounts other ON other.name_hash = p.name_hash AND other.id <> o.resident_id
      JOIN orders theirs ON theirs.resident_id = other.id
      JOIN segments s ON s.order_id = theirs.id
      JOIN lawyers colleague ON colleague.id = s.lawyer_id AND colleague.firm = me.firm`,
  'a promise stands once, for an open order, and is due when the order says': `
    SELECT o.id FROM promises p JOIN orders o ON o.id = p.order_id WHERE p.outcome IS NULL
     GROUP BY o.id HAVING count(*) > 1 OR o.status IN ('completed', 'cancelled') OR o.promise_at IS DISTINCT FROM min(p.call_by)`,
  'who waits online for a lawyer will be promised a call-back, unless that came of this search already': `
    SELECT o.id FROM orders o WHERE o.status = 'waiting' AND o.mode = 'online' AND o.promise_at IS NULL AND NOT EXISTS (
      SELECT FROM events e WHERE e.subject_id = o.id AND e.type IN ('order.promise_kept', 'order.promise_broken')
         AND e.seq > (SELECT max(b.seq) FROM events b WHERE b.subject_id = o.id
                       AND (b.type IN ('order.placed', 'order.lapsed', 'order.transferred', 'order.reopened')
                         OR b.type = 'order.board_corrected' AND b.data->>'lawyerId' IS NOT NULL)))`,
  'a lawyer is on one visit at a time, of an order that is being served': `
    SELECT v.order_id FROM visits v JOIN orders o ON o.id = v.order_id
     WHERE v.lawyer_id IS DISTINCT FROM CASE WHEN o.status = 'active' THEN o.lawyer_id END
        OR EXISTS (SELECT FROM visits w WHERE w.lawyer_id = v.lawyer_id AND w.order_id <> v.order_id AND w.during && v.during)`,
  'the conversation follows the order, and its log counts 1, 2, 3 …': `
    SELECT o.id FROM orders o JOIN conversations c ON c.order_id = o.id LEFT JOIN entries n ON n.order_id = o.id
     GROUP BY o.id, c.order_id HAVING c.lawyer_id IS DISTINCT FROM o.lawyer_id
        OR (c.closed_at IS NULL) <> (o.status IN ('waiting', 'active'))
        OR count(n) <> c.last_seq OR coalesce(max(n.seq), 0) <> c.last_seq`,
  'a lawyer says something only while serving the order, and the first word is written down': `
    SELECT n.order_id FROM entries n JOIN lawyers l ON l.id = n.sender_id
     WHERE n.client_id IS NOT NULL AND NOT EXISTS (
       SELECT FROM segments s WHERE s.order_id = n.order_id AND s.lawyer_id = n.sender_id AND s.first_answer_at IS NOT NULL
          AND n.at BETWEEN s.started_at AND CASE s.end_reason WHEN 'completed' THEN s.ended_at ELSE coalesce(
            (SELECT min(e.at) FROM events e WHERE e.subject_id = s.order_id AND e.at >= s.ended_at
                AND e.type IN ('order.transferred', 'order.lapsed', 'order.board_corrected')), 'infinity') END)`,
  'an order stands in the board that it was corrected to last, and was as often as is counted': `
    SELECT o.id FROM orders o LEFT JOIN events e ON e.subject_id = o.id AND e.type IN ('order.board_corrected', 'order.relabelled')
     GROUP BY o.id HAVING count(e) <> o.board_corrections OR (array_agg(e.data->>'toBoard' ORDER BY e.seq DESC))[1] <> o.board`,
  'who is asked serves that board': `
    SELECT o.id FROM orders o JOIN offers f ON f.order_id = o.id AND f.answer IS NULL
     WHERE NOT EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = f.lawyer_id AND b.board = o.board)`,
};

/** All of {@link MUST_HOLD} in one statement, and so of one moment. */
const BROKEN = Object.values(MUST_HOLD)
  .map(
    (sql, i) =>
      `SELECT ${i} AS rule, array_agg(broken.id) AS ids FROM (${sql}) AS broken(id) HAVING count(*) > 0`,
  )
  .join('\nUNION ALL\n');

/** What timers have still to do: something whose time has come, or that stands with somebody who may not practise. */
const DUE = `
  SELECT (SELECT count(*) FROM orders WHERE status IN ('waiting', 'active') AND deadline_at <= service_now())
       + (SELECT count(*) FROM offers WHERE answer IS NULL AND deadline_at <= service_now())
       + (SELECT count(*) FROM offers f JOIN lawyers l ON l.id = f.lawyer_id WHERE f.answer IS NULL AND NOT may_practise(l))
       + (SELECT count(*) FROM orders o JOIN lawyers l ON l.id = o.lawyer_id
           WHERE o.status = 'active' AND NOT may_practise(l)) AS due`;

/** The sentences that do not hold, with the ids of what breaks them. */
export async function faultsOf(db: pg.Pool): Promise<string[]> {
  const { rows } = await db.query<{ rule: number; ids: string[] }>(BROKEN);
  const sentences = Object.keys(MUST_HOLD);
  return rows.map(({ rule, ids }) => `Not so: ${sentences[rule]} (${[...new Set(ids)].join(', ')})`);
}

/** How much is due that no timer has done yet. */
export async function dueIn(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ due: string }>(DUE);
  return Number(rows[0]!.due);
}

/** Waits until no timer has anything to do. */
export async function restOf(db: pg.Pool): Promise<void> {
  await expect.poll(() => dueIn(db), { interval: 20 }).toBe(0);
}
