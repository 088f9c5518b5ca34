import { sayDuration } from '../../shared/time.ts';
import type { components } from '../../shared/api/openapi.ts';

type Lawyer = components['schemas']['LawyerView'];

/** Fewer ratings than these say little, and that is said. */
const FEW_RATINGS = 5;

/** Words of the list of lawyers and of a lawyer's card. */
export const lawyerTexts = {
  noBoard: '没有这一类',
  lawyer: '律师资料',
  anybodyTitle: '想快点有人答',
  anybody: '随便哪位都行',
  anybodyWhat: '这一类的在线律师都会收到，谁有空谁先接，通常最快。',
  pick: '自己选一位律师',
  order: '点单',
  orderOf: (name: string) => `点单：请 ${name} 律师`,
  orderIn: (board: string) => `点单：${board}`,
  more: '再看几位',
  moreOf: (name: string) => `看 ${name} 律师的资料`,
  live: '现在在线',
  away: '现在不在线',
  awayHint: '这位律师现在不在线。可以点单，等不到时会马上转给别的律师。',
  shown: (count: number, isAll: boolean) =>
    isAll ? `一共 ${count} 位律师` : `先看 ${count} 位律师，排在前面的更合适`,
  none: '没有符合条件的律师。',
  noneYet: '这一类现在没有律师。可以先问，会有人尽快联系您。',
  reasons: '为什么排在这里',
  licence: '执业证号',
  boards: '擅长',
  dialects: '会说',
  towns: '上门的地方',
  rating: '大家的评价',
  speed: '接单快慢',
  served: '接过',
  servedCount: (count: number) => (count === 0 ? '还没有接过单' : `${count} 次咨询`),
  load: '手上的事',
  loadOf: ({ load, capacity }: Pick<Lawyer, 'load' | 'capacity'>) =>
    load >= capacity ? '现在接满了，会先请别的律师' : `还能接 ${capacity - load} 单`,
  years: (years: number) => `执业 ${years} 年`,
  introduction: '自我介绍',
  notPractising: '这位律师现在不能接单。请选别的律师。',
  chooseBoard: '想问哪一类？',
  others: '看看别的律师',
} as const;

/** Words of the filters. */
export const filterTexts = {
  title: '筛选',
  live: '只看现在在线的',
  dialect: '会说哪种话',
  anyDialect: '哪种都行',
  town: '能去哪个镇街',
  anyTown: '哪里都行',
  q: '律师的名字',
  find: '找',
  reset: '全部都看',
} as const;

/** What residents say of a lawyer, never without how many they are. */
export function sayRating({ mean, count }: Lawyer['rating']): string {
  if (count === 0) return '还没有人评价';
  if (count < FEW_RATINGS) return `只有 ${count} 人评价，还看不准`;
  return `${mean.toFixed(1)} 分（满分 5 分，${count} 人评价）`;
}

/** How long a lawyer takes to accept. */
export function saySpeed(medianAcceptSeconds: number | null): string {
  return medianAcceptSeconds === null
    ? '还没有记录'
    : `多半 ${sayDuration(Math.max(1, medianAcceptSeconds))}就接单`;
}
