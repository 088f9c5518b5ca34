import { Module } from '@nestjs/common';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsQueries } from './attachments.queries.js';
import { AttachmentsService } from './attachments.service.js';
import { Incoming } from './incoming.js';
import { Inspector } from './inspector.js';
import { MyAttachments } from './my-attachments.js';
import { Scans } from './scans.js';
import { AttachmentSweeper } from './sweeper.js';
import { Vault } from './vault.js';

@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentsQueries,
    AttachmentsService,
    AttachmentSweeper,
    Incoming,
    Inspector,
    MyAttachments,
    Scans,
    Vault,
  ],
  exports: [AttachmentsQueries, AttachmentsService],
})
export class AttachmentsModule {}
