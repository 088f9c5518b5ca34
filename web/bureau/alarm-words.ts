import type { components } from '../shared/api/openapi.ts';

type Alarm = components['schemas']['AlarmView'];

export const ALARM_KINDS: Record<Alarm['kind'], string> = {
  live_gap: '没有律师在线',
  roster_override: '排班空档被强行放行',
  runway: '排班快要断档',
  bureau_wave: '等待司法局派单',
};

export const ALARM_STEPS: Record<NonNullable<Alarm['step']>, string> = {
  primary: '已找主班律师',
  standby: '已找备班律师',
  board: '已找同板块律师',
  operators: '已找操作员',
};

const EVENTS: Record<string, string> = {
  'alarm.raised': '发出告警',
  'alarm.called': '求助',
  'alarm.acknowledged': '有人接手',
  'alarm.raised_again': '再次告警',
  'alarm.closed': '解除',
};

/** What happened to an alarm, in words. */
export const alarmEvent = (type: string): string => EVENTS[type] ?? type;
