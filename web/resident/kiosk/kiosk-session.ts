import { readonly, shallowRef } from 'vue';
import { onSessionChange, useSession } from '../../shared/session/session.ts';
import type { KioskSession } from './kiosk-api.ts';

const current = shallowRef<KioskSession>();
/** Who came by phone is bound to no kiosk, and stays no longer here for it. */
const MOST_MS = 45 * 60_000;

let signedInAtMs = 0;
/** How far the service's clock is ahead of this one's, in milliseconds. */
let ahead = 0;
let wasSignedIn = false;

onSessionChange(() => {
  const session = useSession().session.value;
  if (session && !wasSignedIn) signedInAtMs = Date.now();
  wasSignedIn = session !== undefined;
  current.value = session && (session.kiosk ?? current.value);
});

/** What the service says of the session at this kiosk; undefined for nobody, and for who came by phone. */
export const kioskSession = readonly(current);

/** Takes what the service said last. */
export function setKioskSession(said: KioskSession): void {
  if (useSession().isSignedIn.value) current.value = said;
}

/** Remembers how far off the clock of this terminal is: many an old one is by hours. */
export function setAhead(ms: number): void {
  ahead = ms;
}

/** When the session is over in any case, by this terminal's clock; undefined when nobody is signed in. */
export function endsAtMs(): number | undefined {
  if (!wasSignedIn) return undefined;
  return current.value ? Date.parse(current.value.endsAt) - ahead : signedInAtMs + MOST_MS;
}
