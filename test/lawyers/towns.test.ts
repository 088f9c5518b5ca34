import { beforeAll, describe, expect, it } from 'vitest';
import { anyone, lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Town {
  name: string;
  lawyers: number;
  villages: string[];
}

describe('towns to choose from', () => {
  let service: TestService;
  let bureau: Person;
  let first: Person;
  let second: Person;

  beforeAll(async () => {
    service = await startService();
    [bureau, first, second] = await Promise.all([operator(service), lawyer(service, 1), lawyer(service, 2)]);
  });

  const towns = async () => (await anyone(service).get('/towns').expect(200)).body as Town[];
  const named = async (name: string) => (await towns()).find((town) => town.name === name);

  it('are those that lawyers come to, with how many', async () => {
    expect(await named('新开镇')).toBeUndefined();
    await first.patch('/me/lawyer', { towns: ['新开镇', '旧镇'] }).expect(200);
    await second.patch('/me/lawyer', { towns: ['新开镇'] }).expect(200);
    await expect.poll(() => named('新开镇')).toEqual({ name: '新开镇', lawyers: 2, villages: [] });
    const names = (await towns()).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('have their villages that somebody is responsible for; nobody comes whose licence does not hold', async () => {
    const villages = [
      { town: '新开镇', village: '西村' },
      { town: '新开镇', village: '东村' },
      { town: '远镇' },
    ];
    await bureau.put(`/lawyers/${first.id}/villages`, { villages }).expect(200);
    await bureau.patch(`/lawyers/${second.id}`, { licenceStatus: 'suspended' }).expect(200);
    await expect
      .poll(() => named('新开镇'))
      .toEqual({ name: '新开镇', lawyers: 1, villages: ['东村', '西村'] });
    expect(await named('远镇')).toEqual({ name: '远镇', lawyers: 0, villages: [] });
  });

  it('are what a list of lawyers may be asked for', async () => {
    const { body } = await anyone(service)
      .get(`/lawyers?town=${encodeURIComponent('新开镇')}`)
      .expect(200);
    expect((body as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual([first.id]);
  });
});
