import type { Locator, Page } from 'playwright-core';

/** More stops than any page has. */
const STOPS_MOST = 150;

/** Somebody who has a keyboard and nothing else: no mouse, no finger. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  /** Goes on by Tab until the focus is there, and can be seen to be. */
  async goTo(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' });
    for (let stop = 0; stop < STOPS_MOST; stop++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
        if (!(await target.evaluate(focusIsSeen)))
          throw new Error(`The focus on ${String(target)} is not seen`);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    throw new Error(`Tab never came to ${String(target)}`);
  }

  async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.press(key);
  }

  async type(target: Locator, words: string): Promise<void> {
    await this.goTo(target);
    await this.page.keyboard.type(words);
  }
}

/** In the page: whether the focus has an outline, in the window; that of a radio button may be drawn by its label. */
function focusIsSeen(element: HTMLElement | SVGElement): boolean {
  const around = [element, element.parentElement!, ...((element as HTMLInputElement).labels ?? [])];
  const isOutlined = around.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const { top, bottom } = element.getBoundingClientRect();
  return isOutlined && bottom > 0 && top < innerHeight;
}
