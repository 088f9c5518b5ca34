import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '../people.js';

/** What tests of placing look at in an order. */
export interface Placed {
  id: string;
  mode: string;
  board: string;
  description: string;
  urgent: boolean;
  wave: string;
  visit: { town: string; village: string; place: string; from: string; to: string } | null;
}

/** What the browser itself notes of answers that are meant to fail, and of a network that is away. */
export const NOTED = /Failed to load resource/;

export async function ordersOf(person: Person): Promise<Placed[]> {
  const { body } = await person.get('/orders?limit=100').expect(200);
  return (body as { items: Placed[] }).items;
}

export const send = (page: Page) => page.getByRole('button', { name: '发给律师' });

export const tell = (page: Page, words: string) => page.getByLabel('写几句就行').fill(words);

/** Waits for the page of the order that was placed; gives its id. */
export async function atOrder(page: Page): Promise<string> {
  await expect.poll(() => page.url()).toMatch(/\/orders\/[0-9a-f-]{36}$/);
  return page.url().split('/').at(-1)!;
}
