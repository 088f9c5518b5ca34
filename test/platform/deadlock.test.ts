import { expect, it } from 'vitest';
import { mutantOf } from '../support/mutant.js';
import { lawyer, operator } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const VILLAGES = [
  { town: '北风镇', village: '东村' },
  { town: '北风镇', village: '西村' },
];

it('a request that was ended to break a deadlock is done again', async () => {
  const service = await startService();
  expect(await setVillagesAmidDeadlock(service)).toMatchObject({ status: 200, body: { villages: VILLAGES } });
});

it('the control: without another try it is refused', async () => {
  const main = await mutantOf([
    { file: 'platform/database/database.js', from: 'tries === MOST_TRIES ||', to: 'true ||' },
  ]);
  const service = await startService({}, { main });
  expect(await setVillagesAmidDeadlock(service)).toMatchObject({
    status: 503,
    body: { code: 'UNAVAILABLE' },
  });
});

/** The request has the lawyer and wants the village; somebody else has the village and wants the lawyer. */
async function setVillagesAmidDeadlock(service: TestService): Promise<{ status: number; body: unknown }> {
  const [bureau, one, other] = await Promise.all([operator(service), lawyer(service, 1), lawyer(service, 2)]);
  const somebody = await service.db.connect();
  try {
    // Of the two the request is ended.
    await somebody.query(`SET deadlock_timeout = '1min'`);
    await somebody.query('BEGIN');
    await somebody.query('INSERT INTO responsible_lawyers (town, village, lawyer_id) VALUES ($1, $2, $3)', [
      VILLAGES[1]!.town,
      VILLAGES[1]!.village,
      other.id,
    ]);
    const answer = bureau
      .put(`/lawyers/${one.id}/villages`, { villages: VILLAGES })
      .then((answered) => answered);
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    await expect.poll(async () => (await service.db.query(waiting)).rowCount).toBe(1);
    await somebody.query('SELECT FROM lawyers WHERE id = $1 FOR UPDATE', [one.id]);
    await somebody.query('COMMIT');
    const { status, body } = await answer;
    return { status, body: body as unknown };
  } finally {
    somebody.release(true);
  }
}
