import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { AlarmEscalation } from './alarm-escalation.js';
import { AlarmWatch } from './alarm-watch.js';
import { CoverController } from './cover.controller.js';
import { CoverQueries } from './cover.queries.js';
import { CoverRecorder } from './cover-recorder.js';

@Module({
  imports: [AlarmsModule, RosterModule],
  controllers: [CoverController],
  providers: [AlarmEscalation, AlarmWatch, CoverQueries, CoverRecorder],
  exports: [CoverQueries],
})
export class CoverModule {}
