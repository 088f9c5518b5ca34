import { Global, Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { PersonalData } from './personal-data.service.js';
import { PrivacyController } from './privacy.controller.js';

/** Global: every room may have something of residents to register. */
@Global()
@Module({
  imports: [IdentityModule],
  controllers: [PrivacyController],
  providers: [ErasureService, ExportService, PersonalData],
  exports: [PersonalData],
})
export class PrivacyModule {}
