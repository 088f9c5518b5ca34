import { describe, expect, it } from 'vitest';
import { highlight } from './highlight.ts';

const marked = (text: string, words: string[]) =>
  highlight(text, words)
    .filter(({ isMatch }) => isMatch)
    .map((stretch) => stretch.text);

describe('the words that gave it away', () => {
  it('are marked wherever they stand, the longest first', () => {
    expect(marked('没签合同就辞退，合同也不给', ['合同', '没签合同', '辞退'])).toEqual([
      '没签合同',
      '辞退',
      '合同',
    ]);
  });

  it('are text and no pattern, whatever they hold', () => {
    expect(marked('a.c (x) abc', ['a.c', '(x)'])).toEqual(['a.c', '(x)']);
  });

  it('leave the text as it was told', () => {
    const told = '老板\n拖欠工资，<b>三个月</b>了。';
    const parts = highlight(told, ['拖欠工资', '']);
    expect(parts.map(({ text }) => text).join('')).toBe(told);
    expect(highlight(told, [])).toEqual([{ text: told, isMatch: false }]);
  });
});
