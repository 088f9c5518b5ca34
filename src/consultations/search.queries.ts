import { Injectable } from '@nestjs/common';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from '../conversations/entries.queries.js';
import type { Caller } from '../identity/door.contract.js';
import { Database } from '../platform/database/database.js';
import { cursorOf, readCursor } from '../platform/http/page.js';
import { highlightsOf } from './highlights.js';
import type { SearchPage, SearchQuery } from './search.contract.js';

/** Finding what was said. */
@Injectable()
export class SearchQueries {
  constructor(private readonly db: Database) {}

  /** What the caller's own conversations hold of `q`, newest first. */
  async search(caller: Caller, { q, cursor, limit }: SearchQuery): Promise<SearchPage> {
    const [at, orderId, seq] = readCursor(cursor, ['number', 'uuid', 'number']) ?? [];
    const asked = [caller.accountId, q, at ?? null, orderId ?? null, seq ?? null, limit + 1];
    const found =
      caller.ordersSince === null
        ? await this.db.rows<FoundRow>({ name: 'search-entries', text: SEARCH }, asked)
        : await this.db.rows<FoundRow>({ name: 'search-entries-since', text: SEARCH_SINCE }, [
            ...asked,
            caller.ordersSince,
          ]);
    const hits = found.filter((row): row is HitRow => row.orderId !== null).slice(0, limit);
    const isMore = found.length > hits.length;
    const last = found.length > limit ? hits.at(-1) : found.at(-1);
    return {
      items: hits.map(({ orderId: id, board, placeMs: _placeMs, ...entry }) => ({
        orderId: id,
        board,
        entry: viewOfEntry(entry),
        highlights: highlightsOf(entry.body ?? '', q),
      })),
      nextCursor:
        isMore && last ? cursorOf([last.placeMs, last.orderId ?? LAST_ID, last.seq ?? LAST_SEQ]) : null,
    };
  }
}

interface HitRow extends EntryRow {
  orderId: string;
  board: string;
  /** When it was said, in milliseconds since 1970. */
  placeMs: number;
}

/** How far a search came that was long. */
interface StopRow {
  orderId: null;
  seq: null;
  placeMs: number;
}

type FoundRow = HitRow | StopRow;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const LAST_SEQ = 2_147_483_647;

/** $1 reader, $2 what, $3–$5 before which place (milliseconds, order, seq), $6 how many. */
const BEFORE = `ROW(coalesce(to_timestamp($3::float8 / 1000), 'infinity'), coalesce($4, '${LAST_ID}'::uuid),
               coalesce($5, ${LAST_SEQ}))::search_hit`;

const SHOWN = (hits: string) => `
  SELECT hit.order_id AS "orderId", o.board, (extract(epoch FROM hit.at) * 1000)::float8 AS "placeMs", ${ENTRY_COLUMNS}
    FROM ${hits} hit
    LEFT JOIN entries e ON e.order_id = hit.order_id AND e.seq = hit.seq
    LEFT JOIN orders o ON o.id = hit.order_id ${TOOK_BACK}
   ORDER BY hit.at DESC, hit.order_id DESC, hit.seq DESC`;

const SEARCH = SHOWN(`search_entries($1, $2, ${BEFORE}, $6)`);

/** The same of the few orders that a session at a kiosk reaches ($7: those since), read as they stand. */
const SEARCH_SINCE = SHOWN(`(
      SELECT e.at, e.order_id, e.seq FROM orders o JOIN entries e ON e.order_id = o.id
       WHERE o.resident_id = $1 AND o.created_at >= $7 AND e.client_id IS NOT NULL
         AND strpos(folded(e.body), folded($2)) > 0 AND ROW(e.at, e.order_id, e.seq)::search_hit < ${BEFORE}
         AND NOT EXISTS (SELECT FROM entries r WHERE r.order_id = e.order_id AND r.kind = 'recall' AND r.refers_to = e.seq)
       ORDER BY e.at DESC, e.order_id DESC, e.seq DESC LIMIT $6)`);
