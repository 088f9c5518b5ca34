import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, afterAll, describe, expect, it } from 'vitest';
import { staff } from '../support/people.js';
import { expectRefusal } from '../support/refusal.js';
import { startService } from '../support/service.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yunlvtuan-settings-'));
});
afterAll(() => rm(folder, { recursive: true }));

const expectRefusalOf = (settings: Record<string, string>) =>
  expectRefusal({ DATA_DIR: join(folder, 'data'), ...settings });

describe('settings that are wrong', () => {
  it('are all named at once, each with what it should be, and no password with them', async () => {
    const said = await expectRefusalOf({
      PORT: '70000',
      DEMO: 'yes',
      DEMO_PASSWORD: 'hush',
      CHOSEN_MS: '1.5',
      BEAT_MS: '60000',
      DATABASE_URL: 'mysql://root:hush-hush@localhost/law',
      DATABASE_CONNECTIONS: 'many',
      PUBLIC_ORIGINS: 'https://law.example.gov.cn,https://law.example.gov.cn/app,*',
      BOOTSTRAP_OPERATOR_USERNAME: 'Chief of Bureau',
      LOG_LEVEL: 'loud',
      REDIS_URL_FILE: join(folder, 'no-such-file'),
    });
    const faults = said.split('\n').filter((line) => line.startsWith('  - '));
    expect(faults.map((line) => line.split(' ')[3]!).toSorted()).toEqual([
      'BEAT_MS',
      'BOOTSTRAP_OPERATOR_PASSWORD',
      'BOOTSTRAP_OPERATOR_USERNAME',
      'CHOSEN_MS',
      'DATABASE_CONNECTIONS',
      'DATABASE_URL',
      'DEMO',
      'DEMO_PASSWORD',
      'LOG_LEVEL',
      'PORT',
      'PUBLIC_ORIGINS',
      'PUBLIC_ORIGINS',
      'REDIS_URL',
    ]);
    expect(said).toContain('13 settings are wrong');
    expect(said).toContain('PORT must be a whole number from 0 to 65535, not "70000"');
    expect(said).toContain('DEMO must be 0 or 1, not "yes"');
    expect(said).toContain('"https://law.example.gov.cn/app" is no exact origin');
    expect(said).not.toContain('hush');
  });

  it('do not get past NODE_ENV=production: limits stay, and the master key is given', async () => {
    const said = await expectRefusalOf({
      NODE_ENV: 'production',
      RATE_LIMITS: '0',
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/law',
    });
    expect(said).toContain('2 settings are wrong');
    expect(said).toContain('RATE_LIMITS must not be 0 with NODE_ENV=production');
    expect(said).toContain('MASTER_KEY_FILE is needed');
  });

  it('keep alarms off the open net: a webhook is https, or in the house, and its key is not repeated', async () => {
    const said = await expectRefusalOf({
      ALARM_WEBHOOK_URL: 'http://robot.example.com/send?key=hush',
      ALARM_WEBHOOK_FORMAT: 'post',
      ALARM_WEBHOOK_SECRET: 'hush',
      ALARM_STEP_MS: '0',
    });
    expect(said).toContain('4 settings are wrong');
    expect(said).toContain('ALARM_WEBHOOK_URL must begin with https://');
    expect(said).toContain('ALARM_WEBHOOK_FORMAT must be one of wecom, dingtalk');
    expect(said).not.toContain('hush');
  });

  it.each(['DATA_DIR', 'LOG_FILE'])('such as a %s below a file are told in words', async (name) => {
    const file = join(folder, 'a-file');
    await writeFile(file, 'not a folder');
    const said = await expectRefusalOf({ [name]: join(file, 'below') });
    expect(said).toContain(`${name} must name`);
    expect(said).toContain(file);
  });

  it('such as an address of another machine are told in words', async () => {
    await expect(startService({ HOST: '192.0.2.1' })).rejects.toThrow(
      /HOST names no address of this machine/,
    );
  });

  it('such as a database that is not there are told in words', async () => {
    const elsewhere = 'postgres://nobody:hush-hush@127.0.0.1:1/law';
    const said = await expectRefusalOf({ DATABASE_URL: elsewhere, DEMO: '0' });
    expect(said).toMatch(/database cannot be reached: .*127\.0\.0\.1:1.* Check DATABASE_URL/);
    expect(said).not.toContain('hush-hush');
  });
});

it('a setting may stand in a file that NAME_FILE names, as secrets do', async () => {
  const password = 'the operator’s own, from a file';
  const file = join(folder, 'password');
  await writeFile(file, `${password}\n`, { mode: 0o600 });
  const service = await startService(
    { BOOTSTRAP_OPERATOR_USERNAME: 'chief', BOOTSTRAP_OPERATOR_PASSWORD_FILE: file },
    { from: 'template_empty' },
  );
  const chief = await staff(service, 'chief', password);
  expect(chief.tokens!.account).toMatchObject({ role: 'operator' });
});
