import { Module } from '@nestjs/common';
import { BoardsController } from './boards.controller.js';
import { BoardsQueries } from './boards.queries.js';

@Module({ controllers: [BoardsController], providers: [BoardsQueries], exports: [BoardsQueries] })
export class BoardsModule {}
