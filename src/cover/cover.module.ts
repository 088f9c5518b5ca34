import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module.js';
import { CoverController } from './cover.controller.js';
import { CoverQueries } from './cover.queries.js';
import { CoverRecorder } from './cover-recorder.js';

@Module({
  imports: [RosterModule],
  controllers: [CoverController],
  providers: [CoverQueries, CoverRecorder],
  exports: [CoverQueries],
})
export class CoverModule {}
