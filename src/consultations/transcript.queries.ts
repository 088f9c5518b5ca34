import { Injectable } from '@nestjs/common';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from '../conversations/entries.queries.js';
import type { Caller } from '../identity/door.contract.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Transcript, TranscriptSeal } from './transcript.contract.js';

/** The participants' own copy of a conversation. */
@Injectable()
export class TranscriptQueries {
  constructor(private readonly db: Database) {}

  /** @throws 404 for whoever is not of the order */
  async show(caller: Caller, orderId: string): Promise<Transcript> {
    const head = await row<TranscriptHead>(this.db, HEAD, [orderId, caller.accountId]);
    if (!head) throw commonProblems.notFound();
    const { createdAt, at, lastSeq, sealedSeq, sealedHash, sealedNow, ...about } = head;
    const entries = await this.db.rows<EntryRow & { hash: string }>(ENTRIES, [orderId, lastSeq]);
    const seal: TranscriptSeal | null = sealedSeq === null ? null : { seq: sealedSeq, hash: sealedHash! };
    return {
      orderId,
      ...about,
      createdAt: createdAt.toISOString(),
      entries: entries.map(({ hash, ...entry }) => ({ ...viewOfEntry(entry), hash })),
      seal,
      intact: seal === null || seal.hash === sealedNow,
      at: at.toISOString(),
    };
  }
}

interface TranscriptHead extends Pick<
  Transcript,
  'board' | 'boardName' | 'description' | 'resident' | 'lawyers' | 'hash'
> {
  createdAt: Date;
  at: Date;
  lastSeq: number;
  sealedSeq: number | null;
  sealedHash: string | null;
  sealedNow: string | null;
}

const chainTo = (last: string) => `
  encode((SELECT hash_chain(entry_hash(e) ORDER BY e.seq) FROM entries e
           WHERE e.order_id = c.order_id AND e.seq <= ${last}), 'hex')`;

/** $1 order, $2 reader. */
const HEAD = `
  SELECT o.board, b.name AS "boardName", o.description, o.created_at AS "createdAt", service_now() AS at,
         (SELECT display_name FROM accounts WHERE id = c.resident_id) AS resident,
         ARRAY(SELECT l.name FROM segments s JOIN lawyers l ON l.id = s.lawyer_id
                WHERE s.order_id = o.id ORDER BY s.number) AS lawyers,
         c.last_seq AS "lastSeq", c.sealed_seq AS "sealedSeq", encode(c.sealed_hash, 'hex') AS "sealedHash",
         coalesce(${chainTo('c.last_seq')}, '') AS hash, ${chainTo('c.sealed_seq')} AS "sealedNow"
    FROM conversations c JOIN orders o ON o.id = c.order_id JOIN boards b ON b.slug = o.board
   WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id)`;

const ENTRIES = `
  SELECT ${ENTRY_COLUMNS}, encode(entry_hash(e), 'hex') AS hash FROM entries e ${TOOK_BACK}
   WHERE e.order_id = $1 AND e.seq <= $2 ORDER BY e.seq`;
