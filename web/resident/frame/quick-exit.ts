/** A page that says nothing of law, served by ourselves. */
const NEUTRAL = '/today';
const NEUTRAL_TITLE = '今天';
/** Said to the next page of this tab; public/today.js reads it too. */
const LEFT_KEY = 'left';
const FIRST_KEY = 'first-place';
const PRESSES = 3;
const WITHIN_MS = 1500;
/** By then the way back through the tab's history has been gone, or there is none. */
const BACK_WITHIN_MS = 400;

let exit = toNeutral;

/**
 * Blanks the page at once and goes to one that says nothing of it, in the place of the first page of the face in this
 * tab: what came after is gone from the tab's history, and Back stays on the neutral page. At a kiosk it begins anew
 * instead, see {@link exitBy}.
 */
export function quickExit(): void {
  exit();
}

/** Leaves in another way from now on: a kiosk wipes itself and begins anew. */
export function exitBy(another: () => void): void {
  exit = another;
}

function toNeutral(): void {
  runBeforeLeaving();
  document.body.replaceChildren();
  document.title = NEUTRAL_TITLE;
  sessionStorage.setItem(LEFT_KEY, '1');
  const steps = placeInHistory() - Number(sessionStorage.getItem(FIRST_KEY) ?? Number.NaN);
  if (!(steps > 0)) {
    showNeutral();
    return;
  }
  // Before the router hears of it. Where an earlier page was loaded by itself, `wasLeft` goes on from there.
  addEventListener('popstate', showNeutral, { capture: true, once: true });
  setTimeout(showNeutral, BACK_WITHIN_MS);
  history.go(-steps);
}

/** Remembers where in the tab's history the face began. */
export function rememberFirstPage(): void {
  const place = placeInHistory();
  const first = Number(sessionStorage.getItem(FIRST_KEY) ?? Number.POSITIVE_INFINITY);
  if (place < first) sessionStorage.setItem(FIRST_KEY, String(place));
}

const beforeLeaving = new Set<() => void>();

/** What was asked for by {@link onQuickExit}; what fails keeps nobody here. */
export function runBeforeLeaving(): void {
  for (const leave of beforeLeaving) {
    try {
      leave();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** Calls `leave`, which must not wait for anything, before the page is replaced. */
export function onQuickExit(leave: () => void): void {
  beforeLeaving.add(leave);
}

/** Whether this tab was left in a hurry, and shows the neutral page until the address is typed anew. */
export function wasLeft(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (sessionStorage.getItem(LEFT_KEY) !== '1') return false;
  if (navigation?.type === 'back_forward') return true;
  sessionStorage.removeItem(LEFT_KEY);
  return false;
}

/** Escape pressed three times in a row is quick exit, wherever the focus is. */
export function watchEscape(): void {
  let presses: number[] = [];
  addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (key !== 'Escape' || repeat) return;
    presses = [...presses, timeStamp].filter((at) => timeStamp - at < WITHIN_MS);
    if (presses.length >= PRESSES) quickExit();
  });
  // A page that the browser kept whole for Back.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && sessionStorage.getItem(LEFT_KEY) === '1') showNeutral();
  });
}

/** Shows the neutral page instead of the app. */
export function showNeutral(): void {
  location.replace(NEUTRAL);
}

/** As the router counts the pages of a tab; NaN where it does not. */
function placeInHistory(): number {
  return (history.state as { position?: number } | null)?.position ?? Number.NaN;
}
