/* The limit of a claim: a guarded UPDATE of one row, prepared, on a plain table. */
import { answers } from './answers.mjs';
import { open } from './connections.mjs';

const CLAIM = {
  name: 'claim',
  text: `UPDATE bare_orders SET status = 'active', wave = NULL, lawyer_id = $2, accepted_at = now(), version = version + 1
          WHERE id = $1 AND status = 'waiting' RETURNING id, status, version`,
};

const connections = await open(process.env.DATABASE_URL, Number(process.env.CONNECTIONS));

answers({ claimAll, race });

/** Claims each of `claims` (`{order, lawyer}`) once, on all connections; gives claims a second. */
async function claimAll({ claims }) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (client) => {
      while (next < claims.length) {
        const { order, lawyer } = claims[next++];
        const { rowCount } = await client.query({ ...CLAIM, values: [order, lawyer] });
        if (rowCount !== 1) throw new Error('A claim found its order taken');
      }
    }),
  );
  return claims.length / ((performance.now() - began) / 1000);
}

/** All connections claim each of `orders` at once, one order after the other; gives the milliseconds of each race. */
async function race({ orders, lawyer }) {
  const took = [];
  for (const order of orders) {
    const began = performance.now();
    const results = await Promise.all(
      connections.map((client) => client.query({ ...CLAIM, values: [order, lawyer] })),
    );
    took.push(performance.now() - began);
    const winners = results.filter(({ rowCount }) => rowCount === 1).length;
    if (winners !== 1) throw new Error(`A race had ${winners} winners`);
  }
  return took;
}
