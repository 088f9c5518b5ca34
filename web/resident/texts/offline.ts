/** Words for when there is no network. */
export const offlineTexts = {
  title: '现在没有网络',
  what: '这一页打不开，因为手机连不上网络。打电话不需要上网：',
  hotline: '拨打 12348 免费法律热线',
  police: '有危险，拨打 110',
  kept: '您登录过的账户和没发完的话都还在，有网络以后会接着来。',
  again: '再试一次',
  note: '没有网络。急事请打电话：',
  hotlineShort: '拨 12348',
  policeShort: '拨 110',
} as const;
