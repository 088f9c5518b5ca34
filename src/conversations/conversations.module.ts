import { Module } from '@nestjs/common';
import { ConversationFeed } from './conversation-feed.service.js';
import { ConversationLog } from './conversation-log.service.js';

@Module({
  providers: [ConversationFeed, ConversationLog],
  exports: [ConversationFeed, ConversationLog],
})
export class ConversationsModule {}
