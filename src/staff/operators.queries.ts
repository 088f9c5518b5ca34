import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring.js';
import { maskPhone } from '../platform/crypto/masking.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import { readCursor, toPage } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { OperatorPage, OperatorView } from './operators.contract.js';

type OperatorRow = Omit<OperatorView, 'phone' | 'createdAt' | 'closedAt'> & {
  phoneSealed: Buffer | null;
  createdAt: Date;
  closedAt: Date | null;
};

@Injectable()
export class OperatorsQueries {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
  ) {}

  /** All operators, also those who have left, oldest first. */
  async list({ cursor, limit }: PageQuery): Promise<OperatorPage> {
    const after = readCursor(cursor, ['uuid']);
    const found = await this.db.rows<OperatorRow>(
      `${OPERATORS} AND ($1::uuid IS NULL OR a.id > $1) ORDER BY a.id LIMIT $2`,
      [after?.[0] ?? null, limit + 1],
    );
    const page = toPage(found, limit, ({ id }) => [id]);
    return { ...page, items: page.items.map((operator) => this.toView(operator)) };
  }

  /** @throws 404 */
  async show(id: string, db: Queryable = this.db): Promise<OperatorView> {
    const operator = await row<OperatorRow>(db, `${OPERATORS} AND a.id = $1`, [id]);
    if (!operator) throw commonProblems.notFound();
    return this.toView(operator);
  }

  private toView({ phoneSealed, createdAt, closedAt, ...operator }: OperatorRow): OperatorView {
    return {
      ...operator,
      phone: phoneSealed && maskPhone(this.keyring.open('account.phone', phoneSealed)),
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
    };
  }
}

const OPERATORS = `
  SELECT a.id, a.username, a.display_name AS "displayName", a.phone_sealed AS "phoneSealed", a.totp_secret IS NOT NULL AS totp,
         EXISTS (SELECT FROM sessions s
                  WHERE s.account_id = a.id AND s.ended_at IS NULL AND s.refresh_expires_at > service_now()) AS "signedIn",
         a.created_at AS "createdAt", a.closed_at AS "closedAt"
    FROM accounts a WHERE a.role = 'operator'`;
