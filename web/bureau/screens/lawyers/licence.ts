/** How a licence stands, in words. */
export const LICENCE_NAMES = {
  valid: { word: '有效', tone: 'good' },
  suspended: { word: '暂停', tone: 'danger' },
  expired: { word: '过期', tone: 'warn' },
} as const;
