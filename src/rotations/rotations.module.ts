import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module.js';
import { RotationChanges } from './rotation-changes.service.js';
import { RotationRollOut } from './rotation-roll-out.service.js';
import { RotationShifts } from './rotation-shifts.service.js';
import { RotationTimer } from './rotation-timer.js';
import { RotationsController } from './rotations.controller.js';
import { RotationsQueries } from './rotations.queries.js';
import { RotationsService } from './rotations.service.js';

@Module({
  imports: [RosterModule],
  controllers: [RotationsController],
  providers: [
    RotationChanges,
    RotationRollOut,
    RotationShifts,
    RotationTimer,
    RotationsQueries,
    RotationsService,
  ],
})
export class RotationsModule {}
