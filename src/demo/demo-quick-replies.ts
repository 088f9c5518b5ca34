/** What every demo lawyer has at hand; the order of the list is theirs. */
export const DEMO_QUICK_REPLIES: readonly { title: string; body: string }[] = [
  { title: '问候', body: '{{resident}}您好,我是{{firm}}的{{lawyer}}律师。您说的情况我先看一遍,马上回复您。' },
  { title: '补充材料', body: '请把手头的合同、聊天记录、转账凭证拍照发到这里,原件请收好。' },
  { title: '核对事实', body: '为了把意见说准,想再核对几点:事情是什么时候发生的?对方是谁?您希望怎么解决?' },
  {
    title: '结束前',
    body: '关于这件{{board}}的事,意见书我会写好留给您(单号 {{orderNumber}})。七天之内可以接着问。',
  },
];
