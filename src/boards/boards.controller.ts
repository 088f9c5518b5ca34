import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { BoardList, TriageAnswer, TriageRequest } from './boards.contract.js';
import { BoardsQueries } from './boards.queries.js';

@ApiTags('boards')
@Controller('boards')
@Door('anyone')
export class BoardsController {
  constructor(private readonly boards: BoardsQueries) {}

  /** The twelve boards. */
  @Get()
  async list(): Promise<BoardList> {
    return { items: await this.boards.list(), nextCursor: null };
  }

  /** Which boards a question in one's own words belongs to, best first. */
  @Post('triage')
  @HttpCode(200)
  async triage(@Body() body: TriageRequest): Promise<TriageAnswer> {
    return { items: await this.boards.triage(body.text) };
  }
}
