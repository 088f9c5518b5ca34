/** Words of the public figures, each with what it means. */
export const figuresTexts = {
  title: '公开数据',
  how: '这些数字都是系统从每一次服务的记录里算出来的，没有人手工填写。',
  at: (when: string) => `算到 ${when}，从开通到现在。`,
  few: '还没有，等有了服务记录再算。',
  percent: (value: string) => `${value}%`,
  satisfaction: '满意率和评价率',
  satisfactionWhat:
    '满意率：评价过的服务里，评“非常满意”“满意”“基本满意”的占多少。没有评价的不算满意。评价率：律师服务过的里，有多少得到了评价。两个要一起看。',
  satisfied: '满意率',
  responded: '评价率',
  rated: (rated: number, served: number) => `服务 ${served} 次，评价 ${rated} 次`,
  fewRatings: '评价还很少，满意率只供参考。',
  times: '等了多久',
  timesWhat: '“一半的人”是说一半的等待比它短；“绝大多数”是说一百次里有九十五次比它短。',
  accept: '从提交到律师接单',
  acceptAnswer: '从接单到律师第一次回话',
  median: '一半的人',
  p95: '绝大多数',
  counts: [
    { key: 'lawyers', name: '律师人数', what: '执业证现在有效、在这里服务的律师。', unit: '位' },
    {
      key: 'consultationsAnswered',
      name: '解答的咨询',
      what: '律师回过话的咨询，一次咨询只算一次。',
      unit: '次',
    },
    {
      key: 'hoursOnline',
      name: '律师在线时间',
      what: '每位律师真正在线的时间加在一起；同时开两个窗口只算一份。',
      unit: '小时',
    },
    {
      key: 'offlineJobsGrabbed',
      name: '线下抢单',
      what: '需要见面的服务，由律师主动接下的次数。',
      unit: '次',
    },
  ],
  cover: '随时有人',
  coverWhat: '最近 30 天里，每个版块每一刻都算：真有律师在线并且有空接的时间占多少。没有量到的时间算作没人。',
} as const;
