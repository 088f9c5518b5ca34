/** The parts of the written advice, in their order. */
export const SUMMARY_FIELDS = [
  { name: 'facts', label: '事实', hint: '居民讲的情况', isNeeded: true },
  { name: 'rule', label: '依据', hint: '适用的法律规定', isNeeded: true },
  { name: 'nextSteps', label: '下一步怎么做', hint: '每行一条', isNeeded: true },
  { name: 'deadlines', label: '不能错过的期限', hint: '没有就空着', isNeeded: false },
  { name: 'alternatives', label: '其他办法', hint: '协商、调解、复议、仲裁、诉讼', isNeeded: true },
  { name: 'legalAid', label: '法律援助', hint: '是否符合条件，怎么申请', isNeeded: true },
] as const;

export type SummaryField = (typeof SUMMARY_FIELDS)[number]['name'];
