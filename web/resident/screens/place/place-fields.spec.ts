import { describe, expect, it } from 'vitest';
import { namesIn } from './place-fields.ts';

describe('the other side', () => {
  it('is as many names as are set apart, each once', () => {
    expect(namesIn(' 钱某某，某某公司、孙某某;钱某某\n 李某 ')).toEqual([
      '钱某某',
      '某某公司',
      '孙某某',
      '李某',
    ]);
    expect(namesIn(' ， ')).toEqual([]);
  });
});
