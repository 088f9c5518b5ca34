import { Module } from '@nestjs/common';
import { ConversationFeed } from './conversation-feed.service.js';
import { ConversationLog } from './conversation-log.service.js';
import { PresenceService } from './presence.service.js';

@Module({
  providers: [ConversationFeed, ConversationLog, PresenceService],
  exports: [ConversationFeed, ConversationLog, PresenceService],
})
export class ConversationsModule {}
