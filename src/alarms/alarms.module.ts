import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { AlarmCalls } from './alarm-calls.service.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsQueries } from './alarms.queries.js';
import { AlarmsService } from './alarms.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [AlarmsController],
  providers: [AlarmCalls, AlarmsQueries, AlarmsService],
  exports: [AlarmCalls, AlarmsService],
})
export class AlarmsModule {}
