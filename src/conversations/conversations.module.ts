import { Module } from '@nestjs/common';
import { ConversationFeed } from './conversation-feed.service.js';
import { ConversationLog } from './conversation-log.service.js';
import { MyWords } from './my-words.js';
import { PresenceService } from './presence.service.js';
import { UnreadQueries } from './unread.queries.js';

@Module({
  providers: [ConversationFeed, ConversationLog, MyWords, PresenceService, UnreadQueries],
  exports: [ConversationFeed, ConversationLog, PresenceService, UnreadQueries],
})
export class ConversationsModule {}
