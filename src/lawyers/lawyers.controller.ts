import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { LawyerPage, LawyersQuery, LawyerView } from './lawyers.contract.js';
import { LawyersQueries } from './lawyers.queries.js';

@ApiTags('lawyers')
@Controller('lawyers')
@Door('anyone')
export class LawyersController {
  constructor(private readonly lawyers: LawyersQueries) {}

  /** Lawyers' cards in ranked order, each with the reasons for its place. Only those whose licence is valid. */
  @Get()
  list(@Query() query: LawyersQuery): Promise<LawyerPage> {
    return this.lawyers.list(query);
  }

  /** One lawyer's card. */
  @Get(':id')
  show(@IdParam() id: string): Promise<LawyerView> {
    return this.lawyers.show(id);
  }
}
