import { describe, expect, it } from 'vitest';
import { withCheckCharacter } from '../../shared/id-number.ts';
import { cardFault, cardOf, dayOnCards } from './card.ts';

const NUMBER = withCheckCharacter('99990019500101001');
const TODAY = '20261130';

describe('a card', () => {
  it.each([
    ['20261130', undefined],
    ['2026.12.01', undefined],
    ['2036-01-31', undefined],
    ['长期', undefined],
    ['20261129', 'expired'],
    ['2016.01.01', 'expired'],
    ['', 'unreadable'],
    ['soon', 'unreadable'],
    ['20301301', 'unreadable'],
  ])('that is valid until %j has the fault %s', (expiresOn, fault) =>
    expect(cardFault(cardOf('张秀英', NUMBER, expiresOn), TODAY)).toBe(fault),
  );

  it('is taken as readers write it', () =>
    expect(cardOf(' 张秀英  ', '99990019500101001x ', '2030.01.01')).toEqual({
      name: '张秀英',
      number: '99990019500101001X',
      expiresOn: '20300101',
    }));

  it('with a wrong number is refused, and one without a name was not read', () => {
    expect(cardFault(cardOf('张秀英', '999900195001010011', '长期'), TODAY)).toBe('number');
    expect(cardFault(cardOf('  ', NUMBER, '长期'), TODAY)).toBe('unreadable');
  });

  it('is judged by the day in Beijing', () =>
    expect(['2026-11-29T15:59:59Z', '2026-11-29T16:00:00Z'].map((at) => dayOnCards(new Date(at)))).toEqual([
      '20261129',
      '20261130',
    ]));
});
