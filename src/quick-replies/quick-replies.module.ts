import { Module } from '@nestjs/common';
import { BoardsModule } from '../boards/boards.module.js';
import { OrdersModule } from '../orders/orders.module.js';
import { QuickRepliesController } from './quick-replies.controller.js';
import { QuickRepliesQueries } from './quick-replies.queries.js';
import { QuickRepliesService } from './quick-replies.service.js';

@Module({
  imports: [BoardsModule, OrdersModule],
  controllers: [QuickRepliesController],
  providers: [QuickRepliesQueries, QuickRepliesService],
})
export class QuickRepliesModule {}
