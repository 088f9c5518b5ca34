import { Global, Module, type DynamicModule } from '@nestjs/common';
import { SETTINGS, type Settings } from './config/settings.js';
import { Keyring } from './crypto/keyring.js';
import { Database } from './database/database.js';
import { Outbox } from './events/outbox.js';
import { OutboxRelay } from './events/outbox-relay.js';
import { RateLimits } from './limits/rate-limits.js';
import { SmsSender } from './sms/sms-sender.js';

/** What was opened before the service starts: its settings, its database, its keys. */
export interface Opened {
  settings: Settings;
  db: Database;
  keyring: Keyring;
}

/** What any service needs. */
@Global()
@Module({})
export class PlatformModule {
  static with(opened: Opened): DynamicModule {
    return {
      module: PlatformModule,
      providers: [
        { provide: SETTINGS, useValue: opened.settings },
        { provide: Database, useValue: opened.db },
        { provide: Keyring, useValue: opened.keyring },
        Outbox,
        OutboxRelay,
        RateLimits,
        SmsSender,
      ],
      exports: [SETTINGS, Database, Keyring, Outbox, OutboxRelay, RateLimits, SmsSender],
    };
  }
}
