import { waitingOrders } from './orders.mjs';

/**
 * An order that its lawyer has accepted.
 * @param {string} url of the service
 * @param {import('pg').Pool} pool
 * @param {import('./people.mjs').Person} resident
 * @param {import('./people.mjs').Person} lawyer
 * @returns {Promise<string>} its id
 */
export async function servedOrder(url, pool, resident, lawyer) {
  const [{ id }] = await waitingOrders(pool, [{ resident: resident.id, lawyer: lawyer.id }]);
  const { status } = await fetch(`${url}/api/v1/orders/${id}/accept`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${lawyer.token}` },
  });
  if (status !== 200) throw new Error(`Accepting answered ${status}`);
  return id;
}

/**
 * Fills a conversation with words of its two sides up to an entry, past the triggers.
 * @param {import('pg').Pool} pool
 * @param {{ orderId: string, upTo: number, senders: [string, string] }} talk
 * @returns {Promise<void>}
 */
export async function fill(pool, { orderId, upTo, senders }) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    await client.query(
      `INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body, at)
       SELECT order_id, seq, 'text', ($2::uuid[])[1 + seq % 2], 'filled ' || seq,
              '第 ' || seq || ' 句：' || repeat('这件事我想再问清楚一些。', 1 + seq % 4), service_now()
         FROM conversations, generate_series(last_seq + 1, $3::int) seq WHERE order_id = $1`,
      [orderId, senders, upTo],
    );
    await client.query('UPDATE conversations SET last_seq = $2 WHERE order_id = $1', [orderId, upTo]);
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
