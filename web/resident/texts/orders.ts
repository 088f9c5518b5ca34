/** Words of the list of one's consultations. */
export const ordersTexts = {
  title: '我的咨询',
  open: '正在进行',
  past: '以前的咨询',
  none: '您还没有咨询过。遇到事情，随时来问，白天晚上都有律师。',
  ask: '我要咨询',
  more: '看更早的',
  unread: (count: number) => `${count} 条新消息`,
  visit: '线下见面',
  urgent: '紧急',
  at: (when: string) => `${when} 提交`,
} as const;

/** Where a consultation stands, in a few words. */
export const statusTexts = {
  waiting: '正在找律师',
  active: (lawyer: string) => `${lawyer}律师正在解答`,
  completed: '已经结束',
  cancelled: '已经取消',
} as const;
