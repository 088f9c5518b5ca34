import type { Told } from '../conversations/conversation-log.service.js';
import type { Caller } from '../identity/door.contract.js';
import { row, type Tx } from '../platform/database/database.js';

/** What the people of an order are told when village staff come to stand by at the kiosk. */
export function helperCame(name: string | null): Told {
  const who = name === null ? '工作人员' : `工作人员（${name}）`;
  return { kind: 'notice', code: 'helper_came', body: `居民在桌上通，有${who}在旁边帮忙` };
}

export const HELPER_LEFT: Told = {
  kind: 'notice',
  code: 'helper_left',
  body: '桌上通旁边的工作人员已经离开',
};

/**
 * What a new order begins with when somebody stands by in its session; holds the session's lock, so that whoever comes or
 * leaves at this moment finds the order, or is found.
 */
export async function helperEntries(tx: Tx, { sessionId, kioskId }: Caller): Promise<Told[]> {
  if (kioskId === null) return [];
  const session = await row<{ helping: boolean; name: string | null }>(
    tx,
    'SELECT helping, helper_name AS name FROM sessions WHERE id = $1 FOR SHARE',
    [sessionId],
  );
  return session?.helping ? [helperCame(session.name)] : [];
}
