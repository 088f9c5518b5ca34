import type { LawyersQuery, LawyerView } from './lawyers.contract.js';

/** Why a lawyer stands where they stand, in the words of residents; at most one reason a part of the score. */
export function reasonsFor(lawyer: LawyerView, asked: Pick<LawyersQuery, 'town' | 'dialect'>): string[] {
  const free = lawyer.capacity - lawyer.load;
  return [
    lawyer.live ? '现在在线' : '现在不在线',
    lawyer.rating.count > 0
      ? `评价 ${lawyer.rating.mean.toFixed(1)} 分(${lawyer.rating.count} 次)`
      : '还没有评价',
    free > 0 ? `还能接 ${free} 单` : '接满了',
    ...(asked.town ? [`服务 ${asked.town}`] : []),
    ...(asked.dialect ? [`会说${asked.dialect}`] : []),
  ];
}
