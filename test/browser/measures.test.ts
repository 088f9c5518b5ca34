import { beforeAll, describe, expect, it } from 'vitest';
import { measure } from '../support/face/measure.js';
import { openPage, type WatchedPage } from '../support/browser.js';

/** Somebody's page in which all is well, until a style makes it worse. */
const PAGE = `
  <style>
    body { margin: 0; font: 24px/1.5 sans-serif; color: #111; background: #fff }
    .button { display: inline-block; min-width: 60px; min-height: 60px; font: inherit; white-space: nowrap }
    input { width: 300px; height: 60px; font: inherit; box-sizing: border-box }
    .kept { position: absolute; width: 1px; height: 1px; overflow: hidden; font-size: 3px }
  </style>
  <h1>云律团</h1><p id="one">免费找律师</p><p id="two">白天黑夜都有人</p>
  <button class="button primary">发给律师</button>
  <input aria-label="名字" placeholder="怎么称呼您">
  <p class="kept">只念出来的话</p>`;

describe('what is wrong with a page is found', () => {
  let watched: WatchedPage;

  beforeAll(async () => {
    watched = await openPage({ viewport: { width: 360, height: 740 } });
  });

  const faultsWith = async (style: string) => {
    const { page } = watched;
    await page.goto('about:blank');
    await page.setContent(`${PAGE}<style>${style}</style>`);
    return measure(page, 'elder');
  };

  it('and nothing where nothing is wrong', async () => {
    expect(await faultsWith('')).toEqual([]);
  });

  it.each([
    ['small letters', '#one { font-size: 23px }', /23 px letters/],
    ['small letters in a field', 'input { font-size: 20px }', /20 px letters/],
    ['tight lines', '#one { line-height: 1.2 }', /line height 28.8px/],
    ['pale letters', '#one { color: #888 }', /contrast 3.5/],
    ['letters that are half there', '#one { opacity: 0.5 }', /contrast 3/],
    ['letters on a like ground', '#one { color: #fff; background: #1a9a50 }', /contrast 3/],
    ['letters on a picture', '#one { background: linear-gradient(red, white) }', /picture/],
    ['pale words of a field', 'input::placeholder { color: #aaa }', /contrast 2/],
    ['a small target', '.button { min-height: 0; height: 59px }', /a target of \d+ × 59/],
    ['a page that is too wide', '#one { width: 400px }', /400 px wide/],
    ['words beside the window', '#one { margin-left: -40px }', /beside the window/],
    ['words that are cut', '#one { width: 60px; overflow: hidden; white-space: nowrap }', /cut/],
    ['words that are shortened', '#one { height: 20px; overflow: hidden }', /cut/],
    ['a button that is too small for its words', '.button { width: 60px; padding: 0 }', /do not fit/],
    ['words on words', '#two { margin-top: -50px }', /under/],
    ['a field too narrow for what it says', 'input { width: 90px }', /px wide, it has/],
    ['an action out of sight', 'h1 { margin-top: 700px }', /out of sight/],
  ])('%s', async (_what, style, fault) => {
    expect((await faultsWith(style)).join('\n')).toMatch(fault);
  });
});
