import { describe, expect, it } from 'vitest';
import { aboutAlarm, alarmText } from './about.js';

describe('what an alarm says', () => {
  const since = '2026-11-25 09:30';

  it('names its board and since when', () => {
    expect(alarmText({ kind: 'live_gap', boardNames: ['劳动工伤'], since, rounds: 0 })).toBe(
      '【云律团】劳动工伤版块无律师在线，请尽快上线或安排人员接替。自2026-11-25 09:30起',
    );
  });

  it('names all its boards, and that it was said before', () => {
    const text = alarmText({
      kind: 'roster_override',
      boardNames: ['合同纠纷', '婚姻家庭'],
      since,
      rounds: 2,
    });
    expect(text).toContain('合同纠纷、婚姻家庭版块');
    expect(text).toContain('（第3次提醒）');
  });

  it('goes by the alarm, its round and its step', () => {
    expect(aboutAlarm('a')).toBe('alarm:a:');
    expect(aboutAlarm('a', { round: 1, step: 'board' })).toBe('alarm:a:1:board');
  });
});
