// Functions that a browser's page is given: they stand alone, and see nothing of this file but themselves.

/** In the page: when all twelve boards are painted and one of them would take a press, since the address was opened. */
export function noteWhenUsable() {
  const look = () => {
    const boards = document.querySelectorAll('a[href^="/boards/"]');
    const { left, top, width, height } = boards[0]?.getBoundingClientRect() ?? {};
    const isThere =
      boards.length >= 12 &&
      boards[0].contains(document.elementFromPoint(left + width / 2, top + height / 2));
    if (isThere) requestAnimationFrame(() => (globalThis.usableMs = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page. */
export function noteKeys() {
  addEventListener('click', () => (globalThis.pressedAt = performance.timeOrigin + performance.now()), {
    capture: true,
  });
}

/** In the page: each change of it is noted at the frame that paints it. */
export function noteWords() {
  const shown = new Map();
  globalThis.shownAt = (words) => [...shown].find(([text]) => text.includes(words))?.[1];
  new MutationObserver((changes) => {
    const texts = changes.flatMap(({ addedNodes }) => [...addedNodes].map(({ textContent }) => textContent));
    requestAnimationFrame(() => {
      const at = performance.timeOrigin + performance.now();
      for (const text of texts) if (text) shown.set(text, at);
    });
  }).observe(document.body, { subtree: true, childList: true });
}

/** In the page: when the last words of a conversation are in sight, since the press that opens it. */
export function noteOpening(words) {
  let pressedAt;
  addEventListener('click', () => (pressedAt ??= performance.now()), { capture: true });
  const look = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let isSeen = false;
    while (!isSeen && walker.nextNode()) {
      if (!walker.currentNode.data.includes(words)) continue;
      const { top, bottom } = walker.currentNode.parentElement.getBoundingClientRect();
      isSeen = bottom > 0 && top < innerHeight;
    }
    if (isSeen) requestAnimationFrame(() => (globalThis.openMs = performance.now() - pressedAt));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** In the page: scrolls as a thumb would, and counts the frames. */
export async function scrollUp(forMs) {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const box =
    [...document.querySelectorAll('*')].findLast(
      (one) =>
        one.scrollHeight > one.clientHeight + 500 && /auto|scroll/.test(getComputedStyle(one).overflowY),
    ) ?? document.scrollingElement;
  let frames = 0;
  let movedPx = 0;
  let longestMs = 0;
  const began = await frame();
  let before = began;
  while (before - began < forMs) {
    const top = box.scrollTop;
    box.scrollTop = top - 60;
    movedPx += Math.max(0, top - box.scrollTop);
    const at = await frame();
    longestMs = Math.max(longestMs, at - before);
    before = at;
    frames++;
  }
  return { frames, longestMs, movedPx, tookMs: before - began };
}
