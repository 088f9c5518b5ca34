import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atEnd } from '../support/at-end.js';
import { activeOrder } from '../support/given.js';
import { anyone, DEMO_PASSWORD, lawyer, resident } from '../support/people.js';
import { startService } from '../support/service.js';

it('the log tells who asked for what, and nothing that identifies a person or that was said', async () => {
  const service = await startService({ LOG_LEVEL: 'trace' });
  const phone = '10000007777';
  const asker = await resident(service, phone);
  const advocate = await lawyer(service, 1);
  const order = await activeOrder(asker, advocate);
  await asker.say(order.id, '机密:欠薪三个月').expect(201);
  await anyone(service)
    .get(`/lawyers?q=${encodeURIComponent('欠薪')}`)
    .expect(200);
  // A failure of ours is logged with its reason; what came in with the request is not.
  await service.db.query('ALTER TABLE entries ADD CONSTRAINT entries_broken CHECK (body <> $$坏消息$$)');
  await asker.say(order.id, '坏消息').expect(500);
  await service.running.stop();
  // The welcome, which tells the demo's password, is printed beside the log.
  const lines = service.running.output().split('\n');
  const log = lines.filter((line) => line.startsWith('{')).join('\n');
  expect(log).toContain(`"path":"/api/v1/orders/${order.id}/messages","status":201`);
  expect(log).toContain('entries_broken');
  const secrets = [phone, DEMO_PASSWORD, asker.token, advocate.token, asker.tokens!.refreshToken];
  for (const secret of [...secrets, '机密', '欠薪', '坏消息', encodeURIComponent('欠薪')])
    expect(log, secret).not.toContain(secret);
});

it('the log and the text messages are for their owner’s eyes only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'yunlvtuan-log-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const logFile = join(folder, 'logs', 'service.log');
  const smsOutbox = join(folder, 'sms', 'sent.ndjson');
  const service = await startService({ LOG_FILE: logFile, LOG_LEVEL: 'info', SMS_OUTBOX: smsOutbox });
  await anyone(service).post('/auth/sms-codes', { phone: '10000007778' }).expect(202);
  await service.running.stop();
  for (const file of [logFile, smsOutbox]) {
    const { mode, size } = await stat(file);
    expect(mode & 0o777, file).toBe(0o600);
    expect(size, file).toBeGreaterThan(0);
  }
  expect(await readFile(smsOutbox, 'utf8')).toMatch(
    /^\{"phone":"10000007778","code":"\d{6}","at":"[^"]+Z"\}\n$/,
  );
});
