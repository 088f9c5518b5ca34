import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Database, row } from '../database/database.js';

/**
 * The port to the text-message gateway. Without a gateway a message is one JSON line `{phone, code, at}` or
 * `{phone, text, at}` in the file that `SMS_OUTBOX` names, readable by its owner alone.
 */
@Injectable()
export class SmsSender {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Sends a sign-in code; resolves when the message is handed over. */
  sendCode(phone: string, code: string): Promise<void> {
    return this.handOver({ phone, code });
  }

  /** The same for a text in words. */
  sendText(phone: string, text: string): Promise<void> {
    return this.handOver({ phone, text });
  }

  private async handOver(message: { phone: string; code?: string; text?: string }): Promise<void> {
    const now = await row<{ at: Date }>(this.db, 'SELECT service_now() AS at');
    await mkdir(dirname(this.settings.smsOutbox), { recursive: true });
    await appendFile(this.settings.smsOutbox, `${JSON.stringify({ ...message, at: now?.at })}\n`, {
      mode: 0o600,
    });
  }
}
