/** Words of the start page. */
export const startTexts = {
  title: '云律团',
  what: '免费找律师问法律的事，白天黑夜都有人。',
  urgent: '正在被骗钱、有人动手',
  urgentWhat: '马上求助',
  ask: '不知道选哪个？说说发生了什么',
  mine: '我的咨询',
  unread: (count: number) => `${count} 条新消息`,
  boards: '您的事属于哪一类？',
  more: '其他',
  figures: '服务公开数据',
  myData: '我的资料',
  signIn: '登录',
  signOut: '退出登录',
  signedOut: '已经退出。',
} as const;
