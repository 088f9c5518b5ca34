const EVENTS: Record<string, string> = {
  'order.placed': '点单',
  'order.advanced': '进入下一步',
  'order.asked': '又问了律师',
  'order.declined': '不接',
  'order.offer_expired': '没有应答',
  'order.accepted': '接单',
  'order.dispatched': '派单',
  'order.cancelled': '取消',
  'order.answered': '首次答复',
  'order.checked_in': '上门签到',
  'order.reminded': '提醒',
  'order.lapsed': '律师退出，重新找人',
  'order.transferred': '转办',
  'order.completed': '办结',
  'order.reopened': '追问',
  'order.board_corrected': '更正板块',
  'order.relabelled': '改板块名',
  'order.promised': '答应回电',
  'order.promise_kept': '已回电',
  'order.promise_broken': '没有按时回电',
  'order.rated': '评价',
  'order.erased': '居民删除了自己的数据',
};

/** The words for an order's history. */
export const eventWords = {
  of: (type: string): string => EVENTS[type] ?? type,
  answers: { open: '在等答复', accepted: '接了', declined: '不接', expired: '没有应答', withdrawn: '已撤回' },
};
