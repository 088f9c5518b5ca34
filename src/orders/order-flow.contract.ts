export type OrderStatus = 'waiting' | 'active' | 'completed' | 'cancelled';
export type Wave = 'chosen' | 'pool' | 'duty' | 'bureau';
/** How a lawyer comes to an order. */
export type Via = 'chosen' | 'pool' | 'duty' | 'dispatch';

interface Move {
  from: readonly OrderStatus[];
  /** `same`: the order changes, its status does not. */
  to: OrderStatus | 'same';
  /** The type of the event that the move leaves in the order's history. */
  event: `order.${string}`;
}

/** How often a resident may correct the board of one order; the constraint `orders_board_corrections` says the same. */
export const MOST_BOARD_CORRECTIONS = 5;

/** The life of an order: whatever is not here is refused, by `OrderMoves` and by the database. */
// prettier-ignore
export const ORDER_FLOW = {
  advance:      { from: ['waiting'],                                     to: 'same',      event: 'order.advanced'        },
  ask:          { from: ['waiting'],                                     to: 'same',      event: 'order.asked'           },
  decline:      { from: ['waiting'],                                     to: 'same',      event: 'order.declined'        },
  expire:       { from: ['waiting'],                                     to: 'same',      event: 'order.offer_expired'   },
  accept:       { from: ['waiting'],                                     to: 'active',    event: 'order.accepted'        },
  dispatch:     { from: ['waiting'],                                     to: 'active',    event: 'order.dispatched'      },
  cancel:       { from: ['waiting'],                                     to: 'cancelled', event: 'order.cancelled'       },
  answer:       { from: ['active'],                                      to: 'same',      event: 'order.answered'        },
  checkIn:      { from: ['active'],                                      to: 'same',      event: 'order.checked_in'      },
  remind:       { from: ['active'],                                      to: 'same',      event: 'order.reminded'        },
  lapse:        { from: ['active'],                                      to: 'waiting',   event: 'order.lapsed'          },
  transfer:     { from: ['active'],                                      to: 'waiting',   event: 'order.transferred'     },
  complete:     { from: ['active'],                                      to: 'completed', event: 'order.completed'       },
  reopen:       { from: ['completed'],                                   to: 'waiting',   event: 'order.reopened'        },
  correctBoard: { from: ['waiting', 'active'],                           to: 'waiting',   event: 'order.board_corrected' },
  relabel:      { from: ['active'],                                      to: 'same',      event: 'order.relabelled'      },
  promise:      { from: ['waiting'],                                     to: 'same',      event: 'order.promised'        },
  keepPromise:  { from: ['waiting', 'active'],                           to: 'same',      event: 'order.promise_kept'    },
  breakPromise: { from: ['waiting', 'active'],                           to: 'same',      event: 'order.promise_broken'  },
  rate:         { from: ['waiting', 'active', 'completed', 'cancelled'], to: 'same',      event: 'order.rated'           },
  erase:        { from: ['completed', 'cancelled'],                      to: 'same',      event: 'order.erased'          },
} as const satisfies Record<string, Move>;

export type OrderVerb = keyof typeof ORDER_FLOW;

/** The changes of status that the flow knows, as `[from, to]`; the table `order_moves` says the same. */
export function statusChanges(): [OrderStatus, OrderStatus][] {
  const changes = new Map<string, [OrderStatus, OrderStatus]>();
  for (const move of Object.values<Move>(ORDER_FLOW))
    for (const from of move.from)
      if (move.to !== 'same' && move.to !== from) changes.set(`${from}>${move.to}`, [from, move.to]);
  return [...changes.values()];
}
