import { Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { AccountsService } from './accounts.service.js';
import { Authenticators } from './authenticators.js';
import { DoorCheck } from './door-check.js';
import { DoorGuard } from './door.guard.js';
import { MeController } from './me.controller.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsQueries } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [DiscoveryModule],
  controllers: [SessionsController, MeController],
  providers: [
    AccountsService,
    Authenticators,
    DoorCheck,
    SessionsQueries,
    SessionsService,
    SignInService,
    { provide: APP_GUARD, useClass: DoorGuard },
  ],
  exports: [AccountsService, SessionsQueries],
})
export class IdentityModule {}
