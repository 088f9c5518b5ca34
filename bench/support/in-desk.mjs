// Functions that a desk's page is given: they stand alone, and see nothing of this file but themselves.

/** In the page: each offer is noted at the frame that paints it, by the clock of the machine. */
export function noteOffers() {
  const shown = new Map();
  globalThis.offerShownAt = (id) => shown.get(id);
  new MutationObserver(() => {
    const id = document.querySelector('[data-order]')?.dataset.order;
    if (id === undefined || shown.has(id)) return;
    requestAnimationFrame(() => shown.set(id, performance.timeOrigin + performance.now()));
  }).observe(document.body, { subtree: true, childList: true, attributes: true });
}

/** In the page: presses a conversation in the list; gives the milliseconds to the frame that shows its log. */
export function noteSwitching(id) {
  return new Promise((resolve) => {
    const pressedAt = performance.now();
    document.querySelector(`a[href="/lawyer/orders/${id}"]`).click();
    const look = () => {
      const log = document.querySelector(`[data-talk="${id}"] [role="region"]`);
      if (log?.getBoundingClientRect().height > 0 && log.querySelector('li'))
        requestAnimationFrame(() => resolve(performance.now() - pressedAt));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** In the page: milliseconds to the frame with so many of something, since a press, or since the address was opened. */
export function timeUntil({ press, selector, atLeast }) {
  return new Promise((resolve) => {
    const since = press ? performance.now() : 0;
    if (press) document.querySelector(press).click();
    const look = () => {
      if (document.querySelectorAll(selector).length >= atLeast)
        requestAnimationFrame(() => resolve(performance.now() - since));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
