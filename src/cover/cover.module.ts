import { Module } from '@nestjs/common';
import { AlarmsModule } from '../alarms/alarms.module.js';
import { RosterModule } from '../roster/roster.module.js';
import { AlarmEscalation } from './alarm-escalation.js';
import { AlarmWatch } from './alarm-watch.js';

@Module({ imports: [AlarmsModule, RosterModule], providers: [AlarmEscalation, AlarmWatch] })
export class CoverModule {}
