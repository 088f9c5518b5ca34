import { describe, expect, it } from 'vitest';
import { bodyOf, emptyRotation, formOf, missingIn } from './rotation-form.ts';

describe('a rotation', () => {
  it('that is new asks for two shifts every day, and says what is missing', () => {
    const form = emptyRotation('2026-12-07');
    expect(bodyOf(form).slots).toHaveLength(14);
    expect(missingIn(form)).toEqual(['名称', '板块', '轮值的律师']);
    expect(missingIn({ ...form, name: '轮', boards: ['land'], lawyers: ['x'], rollOutDays: '0' })).toEqual([
      '提前排几天（1 到 180）',
    ]);
  });

  it('is the same when it is filled in from what is there and sent again', () => {
    const body = bodyOf({
      ...emptyRotation('2026-12-07'),
      name: '土地',
      boards: ['land'],
      lawyers: ['b', 'a', 'b'],
      endsOn: '2027-01-31',
      hours: [
        { weekdays: [1], from: '20:00', to: '08:00' },
        { weekdays: [6, 7], from: '09:00', to: '18:00' },
      ],
    });
    const view = {
      ...body,
      endsOn: body.endsOn!,
      id: 'r',
      version: 3,
      rolledOutUntil: '',
      createdAt: '',
      endedAt: null,
    };
    expect(bodyOf(formOf(view))).toEqual(body);
  });
});
