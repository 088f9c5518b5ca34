import { appendFile, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Database, row } from '../database/database.js';

/**
 * The port to the text-message gateway. Without a gateway a message is one JSON line `{phone, code, at}` in the file
 * that `SMS_OUTBOX` names, readable by its owner alone.
 */
@Injectable()
export class SmsSender {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Resolves when the message is handed over. */
  async sendCode(phone: string, code: string): Promise<void> {
    const now = await row<{ at: Date }>(this.db, 'SELECT service_now() AS at');
    await mkdir(dirname(this.settings.smsOutbox), { recursive: true });
    await appendFile(this.settings.smsOutbox, `${JSON.stringify({ phone, code, at: now?.at })}\n`, {
      mode: 0o600,
    });
  }
}
