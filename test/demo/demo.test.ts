import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { anyone } from '../support/people.js';
import { startService } from '../support/service.js';

/** `npm run demo`, as somebody types it. */
function runDemo(
  env: Record<string, string>,
  args: string[] = [],
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['scripts/demo.mjs', ...args], {
    env: { PATH: process.env.PATH, ...env },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output })));
}

it('the demo plays a whole consultation, step by step, and the figures move', async () => {
  const service = await startService();
  const { code, output } = await runDemo({ DEMO_URL: service.url, DATA_DIR: service.folder });
  expect(code, output).toBe(0);
  const steps = [
    '登录',
    '劳动工伤',
    '点单 ',
    '接单:active',
    'duplicate: true',
    '#7',
    '#9',
    '意见书',
    '评价:满意',
    '已解答咨询               0 → 1',
  ];
  const places = steps.map((step) => output.indexOf(step));
  expect(places, output).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  const { body } = await anyone(service).get('/public/figures').expect(200);
  expect(body).toMatchObject({ consultationsAnswered: 1, served: 1, rated: 1, satisfaction: 1 });
  const { rows } = await service.db.query<{ texts: number }>(
    `SELECT count(*)::int AS texts FROM entries WHERE kind = 'text'`,
  );
  expect(rows).toEqual([{ texts: 8 }]);
});

it('the demo of the ladder shows an order going down all four waves, with times', async () => {
  // As with the usual times, a lease is shorter than the first wave: lawyers must go on beating.
  const service = await startService({
    CHOSEN_MS: '2500',
    DUTY_MS: '1500',
    LEASE_MS: '1500',
    BEAT_MS: '500',
  });
  const { code, output } = await runDemo({ DEMO_URL: service.url, DATA_DIR: service.folder }, ['ladder']);
  expect(code, output).toBe(0);
  const waves = ['点名律师', '抢单池,因为', '值班律师,因为', '司法局,因为'];
  const places = waves.map((wave) => output.indexOf(`秒:${wave}`));
  expect(places, output).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  expect(output).toMatch(/\d+\.\d s {2}order\.advanced → bureau \(all_declined\)/);
});

it('without a service the demo says what to do', async () => {
  const { code, output } = await runDemo({ DEMO_URL: 'http://127.0.0.1:1' });
  expect(code).toBe(1);
  expect(output).toContain('npm start');
  expect(output).not.toMatch(/at .*\.mjs:/);
});

it('the demo of cover fills a month, and shows five refusals with their gaps and substitutes', async () => {
  const service = await startService();
  const { code, output } = await runDemo({ DEMO_URL: service.url, DATA_DIR: service.folder }, ['coverage']);
  expect(code, output).toBe(0);
  const steps = [
    '12 段空档',
    '未能覆盖 0 段',
    '0 段空档',
    '律师请假  被拒绝',
    '提前一小时下班  被拒绝',
    '删除班次  被拒绝',
    '律师被停止执业  被拒绝',
    '律师离开版块  被拒绝',
    '没有空档',
  ];
  const places = steps.map((step) => output.indexOf(step));
  expect(places, output).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
  const refusals = output.split('被拒绝').slice(1);
  expect(
    refusals.every((told) => told.includes('空档') && told.includes('可顶班')),
    output,
  ).toBe(true);
  const { rows } = await service.db.query<{ gaps: number }>(
    `SELECT count(*)::int AS gaps FROM cover_gaps((SELECT array_agg(slug) FROM boards),
       date_trunc('hour', service_now()) + interval '1 hour', date_trunc('hour', service_now()) + interval '30 days')`,
  );
  expect(rows).toEqual([{ gaps: 0 }]);
});
