import type { AlarmKind, AlarmStep } from './alarms.contract.js';

/** What a delivery is about: an alarm, and within it the step of a round. */
export function aboutAlarm(id: string, call?: { round: number; step: AlarmStep }): string {
  return call ? `alarm:${id}:${call.round}:${call.step}` : `alarm:${id}:`;
}

/** What each kind says, of which boards; without personal data, for it goes to phones and into group chats. */
// prettier-ignore
const SAID: Record<AlarmKind, (boards: string) => string> = {
  live_gap:        (boards) => `${boards}版块无律师在线，请尽快上线或安排人员接替`,
  roster_override: (boards) => `${boards}版块的值班因调整出现空档，请协助补位`,
  runway:          (boards) => `${boards}版块的排班即将出现空档，请尽快补排`,
  bureau_wave:     (boards) => `${boards}版块有一件咨询无律师接单，请尽快派单`,
};

/** The text of a call for help: which alarm, where, since when (local time, in words), and whether it is not the first. */
export function alarmText(alarm: {
  kind: AlarmKind;
  boardNames: readonly string[];
  since: string;
  rounds: number;
}): string {
  const again = alarm.rounds > 0 ? `（第${alarm.rounds + 1}次提醒）` : '';
  return `【云律团】${SAID[alarm.kind](alarm.boardNames.join('、'))}。自${alarm.since}起${again}`;
}
