export const ALARM_KINDS = ['live_gap', 'roster_override', 'runway', 'bureau_wave'] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Who is asked for help, in this order. */
export const ALARM_STEPS = ['primary', 'standby', 'board', 'operators'] as const;
export type AlarmStep = (typeof ALARM_STEPS)[number];
