import { Module, type DynamicModule } from '@nestjs/common';
import { AlarmsModule } from './alarms/alarms.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import { CoverModule } from './cover/cover.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PlannerModule } from './planner/planner.module.js';
import { RotationsModule } from './rotations/rotations.module.js';
import { AttachmentsModule } from './attachments/attachments.module.js';
import { BoardsModule } from './boards/boards.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ConversationsModule } from './conversations/conversations.module.js';
import { HealthModule } from './health/health.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { KiosksModule } from './kiosks/kiosks.module.js';
import { LawyersModule } from './lawyers/lawyers.module.js';
import { LadderModule } from './ladder/ladder.module.js';
import { OrdersModule } from './orders/orders.module.js';
import { Housekeeping } from './platform/housekeeping.js';
import { PlatformModule, type Opened } from './platform/platform.module.js';
import { PrivacyModule } from './privacy/privacy.module.js';
import { QuickRepliesModule } from './quick-replies/quick-replies.module.js';
import { RatingsModule } from './ratings/ratings.module.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { RosterModule } from './roster/roster.module.js';
import { StaffModule } from './staff/staff.module.js';
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
        StaffModule,
        PrivacyModule,
        BoardsModule,
        LawyersModule,
        NotificationsModule,
        AlarmsModule,
        RosterModule,
        CalendarModule,
        RotationsModule,
        PlannerModule,
        CoverModule,
        AttachmentsModule,
        ConversationsModule,
        OrdersModule,
        LadderModule,
        ConsultationsModule,
        QuickRepliesModule,
        KiosksModule,
        RatingsModule,
        StatisticsModule,
        RealtimeModule,
        HealthModule,
      ],
      providers: [Housekeeping],
    };
  }
}
