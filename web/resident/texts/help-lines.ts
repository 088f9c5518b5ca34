/** The numbers that help at once, and what each is for. */
export const helpLineTexts = {
  call: '拨打',
  byPhone: '请用电话拨打这些号码，都不收费。',
  lines: {
    police: { number: '110', what: '有危险、有人打人：报警' },
    fraud: { number: '96110', what: '正在被骗钱：反诈专线，能帮着止付' },
    advice: { number: '12348', what: '法律咨询热线，白天黑夜都有人接' },
  },
} as const;
