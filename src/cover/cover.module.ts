import { Module } from '@nestjs/common';
import { RosterModule } from '../roster/roster.module.js';

@Module({ imports: [RosterModule] })
export class CoverModule {}
