import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module.js';
import { CalendarFeedController, CalendarFilesController } from './calendar-feed.controller.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarService } from './calendar.service.js';

@Module({
  imports: [RosterModule],
  controllers: [CalendarController, CalendarFeedController, CalendarFilesController],
  providers: [CalendarFeedService, CalendarService],
  exports: [CalendarService],
})
export class CalendarModule {}
