import { Module } from '@nestjs/common';
import { ConsultationsModule } from '../consultations/consultations.module.js';
import { ConversationsModule } from '../conversations/conversations.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { LawyersModule } from '../lawyers/lawyers.module.js';
import { ConsultationEvents } from './consultation-events.js';
import { OrdersModule } from '../orders/orders.module.js';
import { RealtimeService } from './realtime.service.js';
import { RedisFanOut } from './redis-fan-out.js';
import { SlowReaders } from './slow-readers.js';
import { SocketIdentities } from './socket-identity.js';
import { SessionEvents } from './session-events.js';

@Module({
  imports: [IdentityModule, LawyersModule, ConsultationsModule, ConversationsModule, OrdersModule],
  providers: [ConsultationEvents, RealtimeService, RedisFanOut, SessionEvents, SlowReaders, SocketIdentities],
})
export class RealtimeModule {}
