/** Words of the page for addresses that lead nowhere. */
export const missingTexts = {
  title: '没有这个页面',
  what: '这个地址可能写错了，或者内容已经不在了。',
  toStart: '回到首页',
} as const;
