/** A page that says nothing of law, served by ourselves. */
const NEUTRAL = '/today';
const LEFT_KEY = 'left';
const PRESSES = 3;
const WITHIN_MS = 1500;

let exit = toNeutral;

/**
 * Replaces the page at once by one that says nothing of it. Back leads to that same page: whoever looks over the
 * shoulder later finds nothing. At a kiosk it begins anew instead, see {@link exitBy}.
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
  sessionStorage.setItem(LEFT_KEY, '1');
  location.replace(NEUTRAL);
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
    if (persisted && sessionStorage.getItem(LEFT_KEY) === '1') location.replace(NEUTRAL);
  });
}

/** Shows the neutral page instead of the app. */
export function showNeutral(): void {
  location.replace(NEUTRAL);
}
