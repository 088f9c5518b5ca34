import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../attachments/documents.js';
import { sayIt, upload, type View } from '../attachments/upload.js';
import { MARKUP } from '../hostile/markup.js';
import { openFace, type Face } from '../support/face/open-face.js';
import { activeOrder, SUMMARY, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const BOARD = 'labor';
const TEXTS = MARKUP.map((words) => words.trim());

/** What a page has when somebody's words became a part of it. */
const MADE_BY_WORDS =
  'iframe, object, embed, marquee, base, math, details[ontoggle], video source, form[action], [formaction], ' +
  '[onerror], [onload], [onclick], [onfocus], [onmouseover], [onbegin], [onstart], a[href^="javascript:"], a[href^="data:"]';

describe('60 pieces of markup are text', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;
  let over: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    await nameEverythingByMarkup(service);
    await asker.patch('/me', { displayName: '<b>我</b><img src=x>' }).expect(200);
    order = await activeOrder(asker, advocate);
    over = await activeOrder(asker, advocate);
    const said = TEXTS.slice(0, 5).join('\n');
    const summary = {
      ...SUMMARY,
      facts: said,
      rule: said,
      nextSteps: TEXTS.slice(5, 15),
      deadlines: TEXTS.slice(15, 25),
      alternatives: TEXTS.slice(25, 35),
    };
    await advocate.post(`/orders/${over.id}/complete`, { summary }).expect(200);
    await asker.put(`/orders/${over.id}/rating`, { level: 2, comment: TEXTS[0] }).expect(200);
  });

  /** Opens a page, waits until it shows all of these, and finds that they are text and nothing happened. */
  const expectText = async (path: string, texts: string[], reach?: (page: Page) => Promise<unknown>) => {
    const face = await openFace(service, { person: asker });
    const { page } = face;
    page.on('dialog', (dialog) => void dialog.dismiss().then(() => face.faults.push('a dialog')));
    await page.goto(path);
    await reach?.(page);
    const missing = async () => {
      const shown = await page.evaluate(wordsOfPage);
      return texts.filter((text) => !shown.includes(text));
    };
    await expect.poll(missing).toEqual([]);
    await expectNothingHappened(face);
    await page.context().close();
  };

  it('as names and words of boards', async () => {
    await expectText('/', [TEXTS[0]!]);
  });

  it('as what is asked, and as what was recognised in it', async () => {
    await expectText('/ask', TEXTS.slice(0, 20), async (page) => {
      await page.getByRole('textbox').fill(TEXTS.slice(0, 20).join('\n'));
      await page.locator('form .primary').click();
    });
  });

  it('as names, firms, towns and dialects of lawyers in the list', async () => {
    await expectText(`/boards/${BOARD}`, TEXTS, async (page) => {
      const more = page.getByRole('button', { name: '再看几位' });
      await more.waitFor();
      while (await more.isVisible()) {
        await more.click();
        await expect.poll(() => page.locator('[aria-busy]').count()).toBe(0);
      }
    });
  });

  it('as what a lawyer says of themselves', async () => {
    await expectText(`/lawyers/${advocate.id}`, TEXTS);
  });

  it('as what an order is placed with', async () => {
    const query = new URLSearchParams({ board: BOARD, lawyer: advocate.id, description: TEXTS.join('\n') });
    await expectText(`/place?${query}`, [TEXTS[0]!]);
  });

  it('as what was said, by either side', async () => {
    for (const [n, words] of MARKUP.entries())
      await (n % 2 ? advocate : asker).say(order.id, words).expect(201);
    await expectText(`/orders/${order.id}`, TEXTS, scrollThrough);
  });

  it('as names of files', async () => {
    const { id } = await activeOrder(asker, await lawyer(service, 2));
    const names: string[] = [];
    for (const name of TEXTS.slice(0, 20)) {
      const { body } = await upload(service, asker, id, pdf(), {
        name: `${name}.pdf`,
        contentType: 'application/pdf',
      }).expect(201);
      names.push((body as View).name);
      await sayIt(asker, id, body as View).expect(201);
    }
    await expectText(`/orders/${id}`, names, scrollThrough);
  });

  it('in the list of consultations, the summary, the rating and one’s own data', async () => {
    await expectText('/orders', [TEXTS[0]!]);
    await expectText(`/orders/${over.id}`, [TEXTS[0]!]);
    await expectText(`/orders/${over.id}/summary`, TEXTS.slice(0, 35));
    await expectText(`/orders/${over.id}/rating`, [TEXTS[0]!]);
    await expectText('/me', ['<b>我</b><img src=x>']);
  });

  it('in an address', async () => {
    for (const words of TEXTS.slice(0, 8)) {
      const face = await openFace(service);
      await face.page.goto(`/sign-in?next=${encodeURIComponent(words)}#${encodeURIComponent(words)}`);
      await face.page.locator('h1').waitFor();
      await expectNothingHappened(face);
      await face.page.context().close();
    }
  });
});

/** Lawyers of one board, boards and their words, as the bureau might have written them. */
async function nameEverythingByMarkup({ db }: TestService): Promise<void> {
  await db.query(
    `WITH numbered AS (SELECT l.id, row_number() OVER (ORDER BY a.username) AS n FROM lawyers l JOIN accounts a USING (id))
     UPDATE lawyers SET name = $1::text[][1 + (n - 1) % 60], firm = ($1::text[])[1 + n % 60], towns = ARRAY[($1::text[])[1 + (n + 1) % 60]],
            dialects = ARRAY[left(($1::text[])[1 + (n + 2) % 60], 40)], introduction = array_to_string($1::text[], E'\\n')
       FROM numbered WHERE numbered.id = lawyers.id`.replace('$1::text[][', '($1::text[])['),
    [TEXTS],
  );
  await db.query(
    'INSERT INTO lawyer_boards (lawyer_id, board) SELECT id, $1 FROM lawyers ON CONFLICT DO NOTHING',
    [BOARD],
  );
  await db.query(
    `WITH numbered AS (SELECT slug, row_number() OVER (ORDER BY slug) AS n FROM boards)
     UPDATE boards SET name = ($1::text[])[n], keywords = ($1::text[])[n : n + 4] FROM numbered WHERE numbered.slug = boards.slug`,
    [TEXTS],
  );
}

/** Up to the beginning of a conversation, which opens at its end. */
async function scrollThrough(page: Page): Promise<void> {
  await page.locator('main').waitFor();
}

async function expectNothingHappened({ page, faults, strangers }: Face): Promise<void> {
  expect(await page.locator(MADE_BY_WORDS).count()).toBe(0);
  expect(
    await page.locator('script:not([src^="/assets/"]), link[href*="evil"], meta[http-equiv]').count(),
  ).toBe(0);
  expect(strangers).toEqual([]);
  expect(faults).toEqual([]);
}

/** In the page: all that it shows, and what stands in its fields. */
function wordsOfPage(): string {
  const fields = [...document.querySelectorAll('input, textarea')] as HTMLInputElement[];
  return [document.body.textContent, ...fields.map(({ value }) => value)].join('\n');
}
