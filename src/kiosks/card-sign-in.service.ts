import { createPublicKey, verify } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { CardGrants, type CardAssertion } from '../identity/card-grants.service.js';
import { identityProblems } from '../identity/identity.problems.js';
import { KioskSessions } from '../identity/kiosk-sessions.service.js';
import type { SessionAnswer } from '../identity/sessions.contract.js';
import { SessionsService } from '../identity/sessions.service.js';
import { hashToken } from '../platform/crypto/hashing.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';

/** What a kiosk signs, so that nothing that was signed for something else is worth anything here. */
const SIGNED_AS = 'yunlvtuan-kiosk-v1';

/** Signing in by ID card: a kiosk of the bureau's says, signed and just now, which card lies on its reader. */
@Injectable()
export class CardSignIn implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly grants: CardGrants,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly kiosks: KioskSessions,
  ) {}

  onModuleInit(): void {
    this.grants.decide((assertion) => this.signIn(assertion));
  }

  /**
   * @throws 400 for a card of somebody not yet born; 401 `BAD_CREDENTIALS` for what is forged, replayed, expired or
   *   another kiosk's; 422 `CARD_EXPIRED`
   */
  async signIn(assertion: CardAssertion): Promise<SessionAnswer> {
    const kioskId = assertion.kioskId.toLowerCase();
    // On its own: of two that come with one nonce only one finds it, and it is gone whatever comes of this.
    const challenge = await row<{ kioskId: string; isFresh: boolean }>(
      this.db,
      `DELETE FROM kiosk_challenges WHERE nonce_hash = $1
       RETURNING kiosk_id AS "kioskId", expires_at > service_now() AS "isFresh"`,
      [hashToken(assertion.nonce)],
    );
    if (!challenge?.isFresh || challenge.kioskId !== kioskId) throw identityProblems.badCredentials();
    const { card } = assertion;
    return this.db.transaction(async (tx) => {
      // Locked: whoever revokes the kiosk comes before this, or ends the session that comes of it.
      const kiosk = await row<{ publicKey: Buffer; today: string }>(
        tx,
        `UPDATE kiosks SET last_seen_at = service_now() WHERE id = $1 AND public_key IS NOT NULL
         RETURNING public_key AS "publicKey", to_char(service_now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') AS today`,
        [kioskId],
      );
      if (!kiosk || !isSigned({ ...assertion, kioskId }, kiosk.publicKey))
        throw identityProblems.badCredentials();
      if (card.number.slice(6, 14) > kiosk.today)
        throw commonProblems.badFields([
          { field: 'card.number', message: 'number is of somebody not yet born' },
        ]);
      if (isOver(card.expiresOn, kiosk.today)) throw identityProblems.cardExpired();
      const account = await this.accounts.ofCard(tx, card);
      await this.kiosks.endAt(tx, kioskId, 'next_person');
      return this.sessions.begin(tx, account, kioskId);
    });
  }
}

function isSigned({ kioskId, nonce, card, signature }: CardAssertion, publicKey: Buffer): boolean {
  const key = createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
  });
  const signed = [SIGNED_AS, kioskId, nonce, card.number, card.name].join('\n');
  return verify(null, Buffer.from(signed, 'utf8'), key, Buffer.from(signature, 'base64url'));
}

/** A card is valid to the end of its last day; `today` as `20261130`. */
function isOver(expiresOn: string | undefined, today: string): boolean {
  return expiresOn !== undefined && expiresOn !== '长期' && expiresOn.replaceAll(/\D/g, '') < today;
}
