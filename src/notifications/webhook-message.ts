import { createHmac } from 'node:crypto';
import type { WebhookSettings } from '../platform/config/settings.js';

/** A text for a group chat: WeCom and DingTalk take the same. */
export function webhookBody(text: string): string {
  return JSON.stringify({ msgtype: 'text', text: { content: text } });
}

/**
 * Where to post it; with a secret (DingTalk's 加签) signed for this moment, in milliseconds of the service's clock.
 * @see https://open.dingtalk.com/document/robots/customize-robot-security-settings
 */
export function webhookUrl({ url, format, secret }: WebhookSettings, nowMs: number): URL {
  const signed = new URL(url);
  if (format === 'dingtalk' && secret !== undefined) {
    const sign = createHmac('sha256', secret).update(`${nowMs}\n${secret}`).digest('base64');
    signed.searchParams.set('timestamp', String(nowMs));
    signed.searchParams.set('sign', sign);
  }
  return signed;
}
