/** Words around sending an order. */
export const placingTexts = {
  waiting: '网络不通，还没有发出去。您写的都在，网络一好就自动发。',
  busy: '现在人多，稍等一下，会自动再发。',
  stop: '先不发了',
} as const;
