import { signIn } from '../../shared/session/session.ts';
import type { Card } from './card.ts';
import { sign, type KioskDevice } from './device.ts';
import { challenge } from './kiosk-api.ts';
import { setAhead } from './kiosk-session.ts';

/** What a kiosk's signature is good for, and nothing else. */
const SIGNED_AS = 'yunlvtuan-kiosk-v1';

/**
 * Signs in whoever's card lies on the reader, as this kiosk. @throws ApiProblem 404 when the kiosk is revoked; 401 when
 * its key is not taken; 422 `CARD_EXPIRED`; `OFFLINE`
 */
export async function signInByCard(device: KioskDevice, card: Card): Promise<void> {
  const kioskId = device.kioskId.toLowerCase();
  const { nonce, aheadMs } = await challenge(kioskId);
  setAhead(aheadMs);
  const signature = await sign(device, [SIGNED_AS, kioskId, nonce, card.number, card.name].join('\n'));
  await signIn({ grant: 'idCard', kioskId, nonce, card, signature });
}
