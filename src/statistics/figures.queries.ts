import { Injectable } from '@nestjs/common';
import { Costly } from '../platform/costly.js';
import { Database, row } from '../platform/database/database.js';
import type { Figures } from './figures.contract.js';

@Injectable()
export class FiguresQueries {
  private readonly figures = new Costly(() => this.compute());

  constructor(private readonly db: Database) {}

  /** As of `at`: now, or when they take long to compute, some while ago. */
  show(): Promise<Figures> {
    return this.figures.get();
  }

  private async compute(): Promise<Figures> {
    const figures = await row<Omit<Figures, 'at'> & { at: Date }>(this.db, {
      name: 'public-figures',
      text: FIGURES,
    });
    return { ...figures!, at: figures!.at.toISOString() };
  }
}

const SPREAD = (seconds: string) => `json_build_object(
  'median', round((percentile_cont(0.5) WITHIN GROUP (ORDER BY ${seconds}))::numeric, 1)::float8,
  'p95', round((percentile_cont(0.95) WITHIN GROUP (ORDER BY ${seconds}))::numeric, 1)::float8)`;

const FIGURES = `
  WITH online AS (
    -- Days that are over were added up once; what came after is added up now.
    SELECT (SELECT coalesce(sum(seconds), 0) FROM online_days)
           + online_seconds(coalesce(online_days_until(), '-infinity'), service_now()) AS seconds),
  satisfied AS (SELECT count(*) FILTER (WHERE level >= 3) AS upper, count(*) AS all FROM ratings),
  work AS (
    SELECT count(*) AS served, count(DISTINCT s.order_id) FILTER (WHERE s.first_answer_at IS NOT NULL) AS answered,
           count(*) FILTER (WHERE o.mode = 'offline' AND s.via = 'pool') AS grabbed,
           ${SPREAD('extract(epoch FROM s.started_at - o.created_at)')} AS accept,
           ${SPREAD('extract(epoch FROM s.first_answer_at - s.started_at)')} AS answer
      FROM segments s JOIN orders o ON o.id = s.order_id)
  SELECT service_now() AS at,
         (SELECT count(*)::int FROM lawyers l WHERE may_practise(l)) AS lawyers,
         work.answered::int AS "consultationsAnswered",
         (SELECT round((seconds / 3600)::numeric, 2)::float8 FROM online) AS "hoursOnline",
         work.grabbed::int AS "offlineJobsGrabbed",
         work.served::int AS served, satisfied.all::int AS rated,
         round(satisfied.upper::numeric / nullif(satisfied.all, 0), 4)::float8 AS satisfaction,
         round(satisfied.all::numeric / nullif(work.served, 0), 4)::float8 AS "responseRate",
         work.accept AS "timeToAcceptSeconds", work.answer AS "timeToFirstAnswerSeconds",
         -- Of the last 30 days, as far back as anybody looked; what nobody measured in between counts as not covered.
         (SELECT round((sum(c.effective) / nullif(sum(c.asked), 0))::numeric, 4)::float8
            FROM (SELECT min(since) AS at FROM cover_history) first,
                 cover_share(greatest(first.at, service_now() - interval '30 days'), service_now()) c
           WHERE first.at IS NOT NULL) AS "effectiveCoverShare"
    FROM work, satisfied`;
