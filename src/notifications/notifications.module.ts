import { Module } from '@nestjs/common';
import { DeliveriesQueries } from './deliveries.queries.js';
import { DeliverySender } from './delivery-sender.js';
import { MyNotices } from './my-notices.js';
import { NoticesController } from './notices.controller.js';
import { NoticesQueries } from './notices.queries.js';
import { NoticesService } from './notices.service.js';
import { NotificationsService } from './notifications.service.js';

@Module({
  controllers: [NoticesController],
  providers: [
    DeliveriesQueries,
    DeliverySender,
    MyNotices,
    NoticesQueries,
    NoticesService,
    NotificationsService,
  ],
  exports: [DeliveriesQueries, NotificationsService],
})
export class NotificationsModule {}
