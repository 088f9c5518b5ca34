import type { Page } from 'playwright-core';
import { activeOrder } from '../given.js';
import { live } from '../ladder.js';
import { lawyer, resident, type Person } from '../people.js';
import type { TestService } from '../service.js';
import { logOf } from '../talker.js';
import { openFace } from './open-face.js';

/** What a browser says of a line that was cut is no fault of the page. */
export const OF_THE_LINE = /net::ERR_|WebSocket connection|Failed to load resource/;

/** Talks of residents on their phones with lawyers who are driven over the API. */
export function talksOn(service: () => TestService) {
  let lawyers = 0;

  /** Each talk has a lawyer of its own, who is at the workbench and has a free place. */
  async function free() {
    const advocate = await lawyer(service(), ++lawyers);
    return { advocate, workbench: await live(service(), advocate) };
  }

  /** Somebody's phone with their talk on it. */
  async function talk() {
    const [asker, side] = await Promise.all([resident(service()), free()]);
    const { id } = await activeOrder(asker, side.advocate);
    const face = await openFace(service(), { person: asker });
    await face.page.goto(`/orders/${id}`);
    await field(face.page).waitFor();
    return { ...face, ...side, asker, id };
  }

  return { free, talk };
}

/** The words that the log has, in order. */
export async function saidIn(person: Person, id: string): Promise<(string | undefined)[]> {
  return (await logOf(person, id)).filter(({ kind }) => kind === 'text').map(({ body }) => body);
}

/** Where one writes. */
export function field(page: Page) {
  return page.getByLabel('写给律师的话');
}

/** The seconds of the recording that is under way, once they are worth sending. */
export function spoken(page: Page) {
  return page.getByRole('status').getByText(/^[1-9]\d? 秒$/);
}

/** Writes and sends. */
export async function say(page: Page, words: string): Promise<void> {
  await field(page).fill(words);
  await page.getByRole('button', { name: '发送', exact: true }).click();
}

/** What was said with these words in it, and what stands beside it. */
export function bubble(page: Page, words: string) {
  return page.locator('li').filter({ hasText: words });
}

/** The words of all that stands in the log, in order; not what is still pending. */
export function shown(page: Page): Promise<string[]> {
  return page.locator('li .words').allTextContents();
}

/** Sends a file by one of the ways of the dialog. */
export async function attach(
  page: Page,
  by: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.getByRole('button', { name: '发材料' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: by }).click();
  await (await chooser).setFiles(file);
}
