import { describe, expect, it } from 'vitest';
import { fillIn, placeholdersIn, type Filling } from './placeholders.js';

const FILLING: Filling = {
  resident: '{{lawyer}}',
  lawyer: '李某',
  firm: '某所',
  board: '劳动工伤',
  orderNumber: '0A1B2C3D',
};

describe('placeholders', () => {
  it('are filled in once, however they are spaced', () => {
    expect(fillIn('{{resident}}您好,{{ firm }}{{lawyer}}。', FILLING)).toBe('{{lawyer}}您好,某所李某。');
  });

  it('leave a text without any as it is', () => {
    expect(fillIn('工资条 {一} }} $& 都带上', FILLING)).toBe('工资条 {一} }} $& 都带上');
    expect(placeholdersIn('工资条 {一} }} 都带上')).toEqual([]);
  });

  it.each<[string, string, number]>([
    ['您好,{{name}}', '{{name}}', 4],
    ['😀{{}}', '{{}}', 2],
    ['{{Resident}}', '{{Resident}}', 1],
    ['第一行\n{{resident}', '{{resident', 5],
    ['{{{resident}}}', '{{', 1],
    ['{{constructor}}', '{{constructor}}', 1],
  ])('of no name are told with their place: %j', (text, written, place) => {
    expect(placeholdersIn(text)[0]).toEqual({ written, place, name: undefined });
  });
});
