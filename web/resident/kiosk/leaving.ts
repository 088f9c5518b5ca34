import { signOut } from '../../shared/session/session.ts';
import { runBeforeLeaving } from '../frame/quick-exit.ts';
import { stopReading } from '../frame/speech.ts';
import { kioskTexts } from '../texts/kiosk.ts';
import { atMost, wipeTraces } from './wiping.ts';

/** Why the last person's session is over: they left, nobody was there, 45 minutes, or the service ended it. */
export type Leaving = 'done' | 'idle' | 'time' | 'ended' | 'stopped';

const TOLD_WITHIN_MS = 2000;
const LOOK_AGAIN_MS = 3000;

let hasBegun = false;
let unmount: () => void = () => undefined;

/** What takes the app off the page when somebody leaves. */
export function onLeavingUnmount(take: () => void): void {
  unmount = take;
}

/**
 * The end of a person at the kiosk. All that they see goes at once; the session is ended on the service, the sockets are
 * closed and every trace in the browser is wiped; then the page is replaced, so that nothing of it is left in memory and
 * nothing lies behind Back. A second call does nothing. `why` may still be being found out.
 */
export function leave(why: Leaving | Promise<Leaving>): void {
  if (hasBegun) return;
  hasBegun = true;
  void end(why);
}

async function end(why: Leaving | Promise<Leaving>): Promise<void> {
  stopReading();
  runBeforeLeaving();
  try {
    unmount();
  } finally {
    show(kioskTexts.leaving[why instanceof Promise ? 'ended' : why]);
  }
  const wiped = atMost(TOLD_WITHIN_MS, Promise.all([signOut(), wipeTraces()]));
  const known = await why;
  show(kioskTexts.leaving[known]);
  await wiped;
  await reachable();
  // Again: what a part that was taken off still wrote.
  await wipeTraces();
  location.replace(`/kiosk?over=${known}`);
}

/** Without a network the browser would show a page of its own, from which nobody finds back. */
async function reachable(): Promise<void> {
  for (;;) {
    const answered = await fetch('/kiosk', { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    show(kioskTexts.noNetwork);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

function show(words: string): void {
  const main = document.createElement('main');
  const said = document.createElement('h1');
  said.textContent = words;
  main.append(said);
  document.title = words;
  document.body.replaceChildren(main);
}
