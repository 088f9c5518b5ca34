/** Words of what every page stands in. */
export const frameTexts = {
  name: '云律团',
  service: '云律团 · 免费法律咨询',
  quickExit: '快速离开',
  leaveKiosk: '办完了，离开',
  larger: '大字',
  smaller: '小字',
  readAloud: '朗读',
  stopReading: '停止',
  back: '返回',
} as const;
