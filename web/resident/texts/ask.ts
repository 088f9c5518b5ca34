/** Words of the page where somebody tells in their own words what happened. */
export const askTexts = {
  title: '出了什么事？',
  label: '像跟邻居说话一样写就行',
  hint: '比如：老板三个月没发工资，人也找不到了。',
  empty: '请先写几个字，或者从下面挑一类。',
  look: '看看该找哪类律师',
  found: '像是这几类，点一个：',
  best: '最像',
  because: (words: readonly string[]) => `您说到了：${words.join('、')}`,
  yours: '您写的是',
  foundNothing: '没听出是哪一类，没关系。看看下面哪句话最像：',
  other: '都不像？看看下面哪句话最像：',
  self: '也可以自己挑：',
  anybody: '还是不知道，随便找一位律师先听听',
  anybodyHint: '律师听了会帮您转到合适的那一类，说过的话不用再说一遍。',
  byPhone: '不想打字，打电话问：',
} as const;
