import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { Costly } from '../platform/costly.js';
import type { TownView } from './towns.contract.js';

/** Far more than a county has; a list of them all is for a person to choose from. */
const MOST_TOWNS = 500;

/** Where lawyers come to. */
@Injectable()
export class TownsQueries {
  private readonly towns = new Costly(() => this.read());

  constructor(private readonly db: Database) {}

  /** Towns that lawyers with a valid licence serve, or that have a responsible lawyer, by name. */
  list(): Promise<TownView[]> {
    return this.towns.get();
  }

  private read(): Promise<TownView[]> {
    return this.db.rows<TownView>({ name: 'list-towns', text: TOWNS });
  }
}

const TOWNS = `
  WITH served AS (
    SELECT town, count(*)::int AS lawyers FROM lawyers l, unnest(l.towns) town WHERE may_practise(l) GROUP BY town),
  looked_after AS (
    SELECT town, coalesce(array_agg(village ORDER BY village COLLATE "C") FILTER (WHERE village <> ''), '{}') AS villages
      FROM responsible_lawyers GROUP BY town)
  SELECT town AS name, coalesce(lawyers, 0) AS lawyers, coalesce(villages, '{}') AS villages
    FROM served FULL JOIN looked_after USING (town)
   ORDER BY town COLLATE "C" LIMIT ${MOST_TOWNS}`;
