import { Module, type DynamicModule } from '@nestjs/common';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { BoardsModule } from './boards/boards.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LawyersModule } from './lawyers/lawyers.module.js';
import { LadderModule } from './ladder/ladder.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { Housekeeping } from './platform/housekeeping.js';
import { PlatformModule, type Opened } from './platform/platform.module.js';
import { QuickRepliesModule } from './quick-replies/quick-replies.module.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { RosterModule } from './roster/roster.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';

/** The rooms, bottom up; a room imports from those above it in this list only. */
@Module({})
export class AppModule {
  static with(opened: Opened): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(opened),
        IdentityModule,
        BoardsModule,
        LawyersModule,
        RosterModule,
        AttachmentsModule,
        ConversationsModule,
        OrdersModule,
        LadderModule,
        ConsultationsModule,
        QuickRepliesModule,
        RatingsModule,
        StatisticsModule,
        RealtimeModule,
        HealthModule,
      ],
      providers: [Housekeeping],
    };
  }
}
