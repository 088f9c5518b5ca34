import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { OperatorsController } from './operators.controller.js';
import { OperatorsQueries } from './operators.queries.js';
import { OperatorsService } from './operators.service.js';
import { StaffAccessController } from './staff-access.controller.js';

@Module({
  imports: [IdentityModule],
  controllers: [OperatorsController, StaffAccessController],
  providers: [OperatorsQueries, OperatorsService],
})
export class StaffModule {}
