import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountsService } from './accounts.service.js';
import { Authenticators } from './authenticators.js';
import { CardGrants } from './card-grants.service.js';
import { DoorCheck } from './door-check.js';
import { DoorGuard } from './door.guard.js';
import { KioskSessions } from './kiosk-sessions.service.js';
import { MeController } from './me.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SecondFactors } from './second-factors.service.js';
import { SignInService } from './sign-in.service.js';
import { SmsCodes } from './sms-codes.service.js';
import { StaffPasswords } from './staff-passwords.service.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [SessionsController, MeController],
  providers: [
    AccountsService,
    Authenticators,
    CardGrants,
    DoorCheck,
    KioskSessions,
    SecondFactors,
    SessionsQueries,
    SessionsService,
    SignInService,
    SmsCodes,
    StaffPasswords,
    { provide: APP_GUARD, useClass: DoorGuard },
  ],
  exports: [
    AccountsService,
    CardGrants,
    KioskSessions,
    SecondFactors,
    SessionsQueries,
    SessionsService,
    StaffPasswords,
  ],
})
export class IdentityModule {}
