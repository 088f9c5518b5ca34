import { watch, type App } from 'vue';
import type { Router } from 'vue-router';
import { ApiProblem } from '../../shared/api/problem.ts';
import { useConnection } from '../../shared/realtime/connection.ts';
import { keepInMemory } from '../../shared/session/keep.ts';
import { keepSessionIn, onSessionChange, useSession } from '../../shared/session/session.ts';
import { exitBy } from '../frame/quick-exit.ts';
import { enrolledDevice } from './device.ts';
import { challenge, myAccount, tellActivity } from './kiosk-api.ts';
import { kioskSession, setKioskSession } from './kiosk-session.ts';
import { leave, onLeavingUnmount } from './leaving.ts';
import { watchPresence } from './presence.ts';
import { watchTime } from './time-left.ts';
import { wipeTraces } from './wiping.ts';

const TELLS_EVERY_MS = 10_000;
/** Nobody can be gone on these. */
const RESTING = new Set(['kiosk', 'kiosk-enrol', 'kiosk-simulator']);

/**
 * Makes this page a kiosk's: whoever signs in is kept in memory alone, is gone when nobody touches the page, and leaves
 * nothing behind. What a crash or a power cut left is wiped first.
 */
export async function beginKiosk(app: App, router: Router): Promise<void> {
  keepSessionIn(keepInMemory());
  await wipeTraces();
  onLeavingUnmount(() => app.unmount());
  exitBy(() => leave('done'));
  const { isSignedIn, ending } = useSession();
  const { line } = useConnection();
  onSessionChange(() => {
    if (!isSignedIn.value) leave(ending.value === 'signed_out' ? 'done' : whyEnded());
  });
  // The line drops the moment a session is ended; asked about at once, a kiosk that is stopped stops within a second.
  watch(line, (now, before) => {
    if (!isSignedIn.value || before !== 'connected' || now !== 'connecting') return;
    void myAccount().catch(() => undefined);
    void whyEnded().then((why) => why === 'stopped' && leave(why));
  });
  const isInUse = () => isSignedIn.value || !RESTING.has(String(router.currentRoute.value.name));
  watchPresence({ isInUse, keepOn: keepSessionOn, onGone: () => leave('idle') });
  watchTime(() => leave('time'));
  // A long touch on a screen opens the browser's own menu, which leads out of the app.
  addEventListener('contextmenu', (event) => event.preventDefault());
}

let isTelling = false;

/** Tells the service that somebody is there; false when it was told a moment ago, and shall be told later. */
function keepSessionOn(): boolean {
  if (isTelling) return false;
  if (!kioskSession.value) return true;
  isTelling = true;
  // A network that is away is told of on the pages; the end of the session by the session itself.
  void tellActivity().then(setKioskSession, () => undefined);
  setTimeout(() => (isTelling = false), TELLS_EVERY_MS);
  return true;
}

/** Whether only the session was ended, or the whole kiosk was stopped. */
async function whyEnded(): Promise<'ended' | 'stopped'> {
  const device = await enrolledDevice();
  if (!device) return 'stopped';
  return challenge(device.kioskId).then(
    () => 'ended',
    (error: unknown) => (error instanceof ApiProblem && error.status === 404 ? 'stopped' : 'ended'),
  );
}
