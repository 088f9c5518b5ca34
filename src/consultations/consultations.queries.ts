import { Injectable } from '@nestjs/common';
import type { Caller, Role } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, row } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from '../conversations/entries.queries.js';
import type { ConversationView, EntriesQuery, EntryPage } from './consultations.contract.js';

@Injectable()
export class ConsultationsQueries {
  constructor(private readonly db: Database) {}

  /** A page of the log, in order of `seq`, and how far it has been read. @throws 404 for whoever is not of the order */
  async page(caller: Caller, orderId: string, { after, before, limit }: EntriesQuery): Promise<EntryPage> {
    const head = await row<Omit<EntryPage, 'items' | 'readSeq'>>(
      this.db,
      { name: 'conversation-head', text: HEAD },
      [orderId, caller.accountId, caller.ordersSince],
    );
    if (!head) throw commonProblems.notFound();
    const entries = await this.db.rows<EntryRow>(
      before === undefined
        ? { name: 'conversation-page', text: PAGE }
        : { name: 'conversation-page-before', text: PAGE_BEFORE },
      before === undefined ? [orderId, after, limit] : [orderId, after, limit, before],
    );
    return {
      items: entries.map(viewOfEntry),
      ...head,
      readSeq: caller.role === 'resident' ? head.readBy.resident : head.readBy.lawyer,
    };
  }

  /** Of the caller's conversations among these, those whose log goes on after the place: their last places by order. */
  async behind(caller: Caller, places: ReadonlyMap<string, number>): Promise<Map<string, number>> {
    const found = await this.db.rows<{ id: string; lastSeq: number }>({ name: 'behind', text: BEHIND }, [
      [...places.keys()],
      [...places.values()],
      caller.accountId,
      caller.ordersSince,
    ]);
    return new Map(found.map(({ id, lastSeq }) => [id, lastSeq]));
  }

  /** The last places of the caller's latest conversations, but for these. */
  async others(caller: Caller, known: readonly string[]): Promise<Record<string, number>> {
    const found = await this.db.rows<{ id: string; lastSeq: number }>(
      { name: `other-conversations-of-${caller.role}`, text: OTHERS(caller.role) },
      [caller.accountId, known, caller.ordersSince],
    );
    return Object.fromEntries(found.map(({ id, lastSeq }) => [id, lastSeq]));
  }

  /** The caller's conversations, newest order first, with what is unread in each. */
  async list(caller: Caller, { cursor, limit }: PageQuery): Promise<Page<ConversationView>> {
    const after = readCursor(cursor, ['uuid']);
    const found = await this.db.rows<Omit<ConversationView, 'last'> & { last: EntryJson | null }>(
      { name: `conversations-of-${caller.role}`, text: CONVERSATIONS(caller.role) },
      [caller.accountId, after?.[0] ?? null, limit + 1, caller.ordersSince],
    );
    const page = toPage(found, limit, ({ orderId }) => [orderId]);
    return {
      ...page,
      items: page.items.map(({ last, ...conversation }) => ({
        ...conversation,
        last: last && viewOfEntry({ ...last, at: new Date(last.at) }),
      })),
    };
  }

  /** The other people of the order, for what is told and not kept. @throws 404 for whoever is not of the order */
  async people(caller: Caller, orderId: string): Promise<{ residentId: string; lawyerId: string | null }> {
    const people = await row<{ residentId: string; lawyerId: string | null }>(
      this.db,
      {
        name: 'conversation-people',
        text: `SELECT resident_id AS "residentId", lawyer_id AS "lawyerId" FROM conversations
                WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id) AND ${reaches('order_id', '$3')}`,
      },
      [orderId, caller.accountId, caller.ordersSince],
    );
    if (!people) throw commonProblems.notFound();
    return people;
  }
}

/** $1 order, $2 reader, $3 the orders since. How far both sides have read, and what is left for the reader. */
const HEAD = `
  SELECT c.last_seq AS "lastSeq", json_build_object('resident', resident.seq, 'lawyer', lawyer.seq) AS "readBy",
         (SELECT count(*)::int FROM entries e ${TOOK_BACK}
           WHERE e.order_id = $1 AND e.seq > CASE WHEN c.resident_id = $2 THEN resident.seq ELSE lawyer.seq END
             AND e.client_id IS NOT NULL AND e.sender_id <> $2 AND NOT took_back.it) AS unread
    FROM conversations c,
         LATERAL (SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = $1 AND account_id = c.resident_id) resident,
         LATERAL (SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = $1 AND account_id = c.lawyer_id) lawyer
   WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id) AND ${reaches('c.order_id', '$3')}`;

const PAGE = `
  SELECT ${ENTRY_COLUMNS} FROM entries e ${TOOK_BACK}
   WHERE e.order_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`;

/** $1 order, $2 after, $3 how many, $4 before: the last of them, in order of `seq`. */
const PAGE_BEFORE = `
  SELECT ${ENTRY_COLUMNS} FROM entries e ${TOOK_BACK}
   WHERE e.order_id = $1 AND e.seq IN (
     SELECT seq FROM entries WHERE order_id = $1 AND seq > $2 AND seq < $4 ORDER BY seq DESC LIMIT $3)
   ORDER BY e.seq`;

/** How many conversations a client that comes back is told of beside those that it knows. */
const OTHERS_AT_MOST = 100;

/** $1 orders, $2 places, $3 reader, $4 the orders since. */
const BEHIND = `
  SELECT c.order_id AS id, c.last_seq AS "lastSeq"
    FROM unnest($1::uuid[], $2::int[]) AS known (order_id, seq) JOIN conversations c USING (order_id)
   WHERE c.last_seq > known.seq AND $3 IN (c.resident_id, c.lawyer_id) AND ${reaches('c.order_id', '$4')}`;

/** $1 reader, $2 orders, $3 the orders since. Each role has its own index. */
const OTHERS = (role: Role) => `
  SELECT c.order_id AS id, c.last_seq AS "lastSeq" FROM conversations c
   WHERE ${role === 'lawyer' ? 'c.lawyer_id' : 'c.resident_id'} = $1 AND c.order_id <> ALL($2::uuid[]) AND c.last_seq > 0
     AND ${reaches('c.order_id', '$3')}
   ORDER BY c.order_id DESC LIMIT ${OTHERS_AT_MOST}`;

interface EntryJson extends Omit<EntryRow, 'at'> {
  at: string;
}

/** $1 reader, $2 after which order, $3 how many, $4 the orders since. */
const CONVERSATIONS = (role: Role) => `
  SELECT c.order_id AS "orderId", o.board, o.status, c.closed_at IS NOT NULL AS closed, c.last_seq AS "lastSeq",
         mark.seq AS "readSeq", unread.count AS unread, last.entry AS last
    FROM conversations c JOIN orders o ON o.id = c.order_id
    CROSS JOIN LATERAL (
      SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = c.order_id AND account_id = $1) mark
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS count FROM entries e ${TOOK_BACK}
       WHERE e.order_id = c.order_id AND e.seq > mark.seq AND e.client_id IS NOT NULL AND e.sender_id <> $1
         AND NOT took_back.it) unread
    LEFT JOIN LATERAL (
      SELECT to_json(shown) AS entry FROM (
        SELECT ${ENTRY_COLUMNS} FROM entries e ${TOOK_BACK}
         WHERE e.order_id = c.order_id AND e.seq = c.last_seq) shown) last ON true
   WHERE ${role === 'lawyer' ? 'c.lawyer_id' : 'c.resident_id'} = $1 AND ($2::uuid IS NULL OR c.order_id < $2)
     AND ${reaches('c.order_id', '$4')}
   ORDER BY c.order_id DESC LIMIT $3`;
