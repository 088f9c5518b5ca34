import { expect, it } from 'vitest';
import { highlightsOf } from './highlights.js';

const marked = (body: string, sought: string) =>
  highlightsOf(body, sought).map(({ from, to }) => body.slice(from, to));

it.each([
  ['工资和工资条', '工资', ['工资', '工资']],
  ['哈哈哈哈哈', '哈哈', ['哈哈', '哈哈']],
  ['😀好😀', '好', ['好']],
  ['ＡＢＣ abc', 'Abc', ['ＡＢＣ', 'abc']],
  ['cafe\u0301s', 'fé', ['fe\u0301']],
  ['5㎏', 'k', ['㎏']],
  ['ΣΑΣ ΟΔΟΣ', 'οδοσ', ['ΟΔΟΣ']],
  ['a.b*c', '.b*', ['.b*']],
  ['ｶﾞ行', 'ガ', ['ｶﾞ']],
])('marks in %s what is %s', (body, sought, expected) => expect(marked(body, sought)).toEqual(expected));

it('marks twenty at most', () => expect(highlightsOf('的'.repeat(99), '的')).toHaveLength(20));

it('marks all when it cannot be told apart', () => expect(marked('ㄱㅏ', '가')).toEqual(['ㄱㅏ']));
