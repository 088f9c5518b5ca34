/** Words of the page for those whom something bad is happening to right now. */
export const urgentTexts = {
  title: '马上求助',
  first: '先打电话，别挂断：',
  advice: '想先问问怎么办：',
  also: '同时让值班律师马上联系我',
  whatTitle: '马上找律师',
  what: '正在发生什么？选一样',
  more: '想说的话（不写也行）',
  moreHint: '接通以后可以慢慢说。',
  choose: '请先选一样。',
  send: '马上找值班律师',
  stillCall: '电话也请打：',
  deadline: '七天内就到期（开庭、上诉、仲裁）',
} as const;

/** What is under way, the board that it goes to, and what the lawyer reads first. */
export const URGENT_KINDS = {
  fraud: { board: 'consumer-fraud', label: '正在被骗钱，或刚转了账', says: '正在被骗钱，或者刚刚转了账。' },
  home: { board: 'family', label: '家里有人打我、威胁我', says: '家里有人动手打我，或者威胁我。' },
  violence: { board: 'criminal', label: '别人打我、威胁我', says: '有人打我，或者威胁我。' },
  detained: { board: 'criminal', label: '家里人被抓了', says: '家里人被抓走了，或者被拘留了。' },
} as const;

export type UrgentKind = keyof typeof URGENT_KINDS;
