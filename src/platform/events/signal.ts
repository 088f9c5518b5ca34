/** What clients are told of an event: a hint by name and ids, that their connection is over, or where they stand from now on. */
export type Signal =
  | { rooms: string[]; event: string; payload: Record<string, unknown> }
  | { rooms: string[]; disconnect: true }
  | { rooms: string[]; leave: string[]; join: string[] };

/** The names of the rooms that sockets stand in; they are joined from the identity alone, never by asking. */
export const room = {
  account: (id: string) => `account:${id}`,
  session: (id: string) => `session:${id}`,
  /** Sessions of the account that do not reach all of its orders; they stand in the rooms of those that they reach. */
  card: (accountId: string) => `card:${accountId}`,
  order: (id: string) => `order:${id}`,
  operators: 'role:operator',
  /** The lawyers of a board. */
  board: (slug: string) => `board:${slug}`,
};
