import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { webhookBody, webhookUrl } from './webhook-message.js';

const URL_OF_ROBOT = 'https://robot.example/send?access_token=abc';

describe('what a group robot gets', () => {
  it('is a text', () => {
    expect(JSON.parse(webhookBody('「空档」'))).toEqual({ msgtype: 'text', text: { content: '「空档」' } });
  });

  it('is signed for DingTalk, and readable again from the address', () => {
    const { searchParams } = webhookUrl(
      { url: URL_OF_ROBOT, format: 'dingtalk', secret: 'SEC1' },
      1_795_000_000_000,
    );
    expect(searchParams.get('access_token')).toBe('abc');
    expect(searchParams.get('timestamp')).toBe('1795000000000');
    const sign = createHmac('sha256', 'SEC1').update('1795000000000\nSEC1').digest('base64');
    expect(searchParams.get('sign')).toBe(sign);
  });

  it('is not signed without a secret, nor for WeCom', () => {
    expect(webhookUrl({ url: URL_OF_ROBOT, format: 'dingtalk' }, 1).href).toBe(URL_OF_ROBOT);
    expect(webhookUrl({ url: URL_OF_ROBOT, format: 'wecom', secret: 'SEC1' }, 1).href).toBe(URL_OF_ROBOT);
  });
});
