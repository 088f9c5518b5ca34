import type { Board } from '../parts/use-boards.ts';

/** Each board as one would say it at the kitchen table; a board that is not here goes by its name alone. */
export const BOARD_WORDS: Readonly<Record<string, string>> = {
  'traffic-accident': '出了车祸，撞人了或被撞了',
  criminal: '家里人被抓、要判刑',
  contract: '定金不退、说好的不算数',
  family: '离婚、孩子、老人、遗产',
  labor: '工资没发、干活受伤、被辞退',
  debt: '别人欠钱不还，或者还不上钱',
  housing: '买房、租房、漏水、物业',
  land: '征地、拆迁、宅基地、承包地',
  'tort-injury': '被打、被狗咬、摔伤、看病出事',
  'consumer-fraud': '被骗钱、买了假货、退不了款',
  business: '开店、办公司、合伙散伙',
  administrative: '罚款不服、低保、养老金、信访',
};

/** Who is there for a board now, said honestly and without frightening anybody. */
export function sayPresence({ live, onDuty }: Pick<Board, 'live' | 'onDuty'>): string {
  if (live > 0) return `${live} 位律师在线`;
  return onDuty > 0 ? '有律师值班' : '暂无人在线';
}
