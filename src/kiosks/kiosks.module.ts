import { Module } from '@nestjs/common';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { BureauKiosksController } from './bureau-kiosks.controller.js';
import { CardSignIn } from './card-sign-in.service.js';
import { DeviceKiosksController } from './device-kiosks.controller.js';
import { Helpers } from './helpers.service.js';
import { KioskSessionsController } from './kiosk-sessions.controller.js';
import { KioskTimer } from './kiosk-timer.js';
import { KiosksQueries } from './kiosks.queries.js';
import { KiosksService } from './kiosks.service.js';

@Module({
  imports: [IdentityModule, ConversationsModule],
  controllers: [BureauKiosksController, DeviceKiosksController, KioskSessionsController],
  providers: [CardSignIn, Helpers, KiosksQueries, KiosksService, KioskTimer],
})
export class KiosksModule {}
