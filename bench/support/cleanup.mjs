/** @type {(() => unknown)[]} */
const steps = [];
let ending;

/**
 * Has `step` run when the bench ends, whichever way it ends; the last one that was given runs first.
 * @param {() => unknown} step may be asynchronous
 * @returns {void}
 */
export function atEnd(step) {
  steps.push(step);
}

/**
 * Undoes all that was begun: processes end, folders go. Runs once; a step that fails does not keep the others.
 * @returns {Promise<void>}
 */
export function endAll() {
  ending ??= (async () => {
    while (steps.length > 0) {
      try {
        await steps.pop()();
      } catch (error) {
        console.error(`While cleaning up: ${error.message}`);
      }
    }
  })();
  return ending;
}

/**
 * Whether the end has begun; what fails from then on is no news.
 * @returns {boolean}
 */
export function isEnding() {
  return ending !== undefined;
}

/**
 * Cleans up and leaves when told to stop, and when whoever started this process is gone.
 * @returns {void}
 */
export function endOnSignals() {
  process.on('SIGINT', () => void leave(130));
  process.on('SIGTERM', () => void leave(143));
  process.on('SIGHUP', () => void leave(129));
  process.on('disconnect', () => void leave(1));
}

/** @param {number} code of the exit */
function leave(code) {
  return endAll().finally(() => process.exit(code));
}
