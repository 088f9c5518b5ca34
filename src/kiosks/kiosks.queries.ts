import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import type { KioskPage, KioskView } from './kiosks.contract.js';

type Instants = 'createdAt' | 'enrolledAt' | 'codeExpiresAt' | 'lastSeenAt' | 'revokedAt';
type KioskRow = Omit<KioskView, Instants> & { createdAt: Date } & Record<
    Exclude<Instants, 'createdAt'>,
    Date | null
  >;

@Injectable()
export class KiosksQueries {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** All kiosks, also the revoked ones, newest first. */
  async list({ cursor, limit }: PageQuery): Promise<KioskPage> {
    const after = readCursor(cursor, ['uuid']);
    const found = await this.db.rows<KioskRow>({ name: 'list-kiosks', text: LIST }, [
      after?.[0] ?? null,
      limit + 1,
      this.settings.kiosk.idleMs,
    ]);
    const page = toPage(found, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toView) };
  }
}

/** $1 after which, $2 how many, $3 how long a session lasts untouched. */
const LIST = `
  SELECT k.id, k.name, k.town, k.village, k.created_at AS "createdAt", k.enrolled_at AS "enrolledAt",
         CASE WHEN k.revoked_at IS NOT NULL THEN 'revoked' WHEN k.public_key IS NOT NULL THEN 'enrolled' ELSE 'new' END AS state,
         CASE WHEN k.code_expires_at > service_now() THEN k.code_expires_at END AS "codeExpiresAt",
         greatest(k.last_seen_at, s.idle_at - make_interval(secs => $3 / 1000.0)) AS "lastSeenAt",
         coalesce(least(s.idle_at, s.ends_at) > service_now(), false) AS "inUse", k.revoked_at AS "revokedAt"
    FROM kiosks k LEFT JOIN sessions s ON s.kiosk_id = k.id AND s.ended_at IS NULL
   WHERE $1::uuid IS NULL OR k.id < $1
   ORDER BY k.id DESC LIMIT $2`;

function toView({
  createdAt,
  enrolledAt,
  codeExpiresAt,
  lastSeenAt,
  revokedAt,
  ...kiosk
}: KioskRow): KioskView {
  return {
    ...kiosk,
    createdAt: createdAt.toISOString(),
    enrolledAt: enrolledAt?.toISOString() ?? null,
    codeExpiresAt: codeExpiresAt?.toISOString() ?? null,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
