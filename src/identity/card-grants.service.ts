import { Injectable } from '@nestjs/common';
import type { PresentedCard } from './id-card.contract.js';
import type { SessionAnswer } from './sessions.contract.js';

/** An ID card, shown at a kiosk that vouches for it. */
export interface CardAssertion {
  kioskId: string;
  nonce: string;
  card: PresentedCard;
  /** Base64url. */
  signature: string;
}

type Grant = (assertion: CardAssertion) => Promise<SessionAnswer>;

/** Signing in by card is asked for here and decided in the room of the kiosks, further up. */
@Injectable()
export class CardGrants {
  private grant: Grant | undefined;

  decide(grant: Grant): void {
    this.grant = grant;
  }

  signIn(assertion: CardAssertion): Promise<SessionAnswer> {
    return this.grant!(assertion);
  }
}
