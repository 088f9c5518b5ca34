import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { BoardView, TriageMatch } from './boards.contract.js';
import { triage } from './triage.js';

@Injectable()
export class BoardsQueries {
  constructor(private readonly db: Database) {}

  /** The twelve boards in their order, with who is there. */
  list(): Promise<BoardView[]> {
    return this.db.rows<BoardView>(
      `SELECT b.slug, b.name, b.keywords,
              count(l.id)::int AS lawyers,
              count(l.id) FILTER (WHERE l.id IN (SELECT lawyer_id FROM lawyer_leases WHERE ended_at IS NULL AND until > (SELECT service_now())) AND is_live(l))::int AS live,
              (SELECT count(DISTINCT lawyer_id)::int FROM on_duty(b.slug, service_now())) AS "onDuty"
       FROM boards b
       LEFT JOIN lawyer_boards lb ON lb.board = b.slug
       LEFT JOIN lawyers l ON l.id = lb.lawyer_id AND may_practise(l)
       GROUP BY b.slug ORDER BY b.position`,
    );
  }

  /** The boards that `text` speaks of, best first; none when it names nothing that we know. */
  async triage(text: string): Promise<TriageMatch[]> {
    const boards = await this.db.rows<{ slug: string; keywords: string[] }>(
      'SELECT slug, keywords FROM boards ORDER BY position',
    );
    return triage(text, boards);
  }

  /** What a board is called by now; undefined when there is none. */
  async nameOf(slug: string): Promise<string | undefined> {
    const [board] = await this.db.rows<{ name: string }>('SELECT name FROM boards WHERE slug = $1', [slug]);
    return board?.name;
  }

  async exists(slug: string): Promise<boolean> {
    const found = await this.db.rows('SELECT 1 FROM boards WHERE slug = $1', [slug]);
    return found.length === 1;
  }
}
