import { orderTexts } from '../../texts/order.ts';
import type { Order } from './use-order.ts';

/** Who is being asked now, in words. */
export function stepText({
  wave,
  mode,
  chosenLawyer,
}: Pick<Order, 'wave' | 'mode' | 'chosenLawyer'>): string {
  const { waves } = orderTexts;
  const isVisit = mode === 'offline';
  switch (wave) {
    case 'chosen':
      if (chosenLawyer) return waves.chosen(chosenLawyer.name);
      return isVisit ? waves.chosenVisit : waves.chosen('');
    case 'pool':
      return isVisit ? waves.poolVisit : waves.pool;
    case 'duty':
      return waves.duty;
    default:
      return waves.bureau;
  }
}
