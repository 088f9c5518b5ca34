import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { ChangeOperator, NewOperator, OperatorPage, OperatorView } from './operators.contract.js';
import { OperatorsQueries } from './operators.queries.js';
import { OperatorsService } from './operators.service.js';

@ApiTags('operators')
@ApiBearerAuth()
@Controller('operators')
@Door('operator')
export class OperatorsController {
  constructor(
    private readonly operators: OperatorsService,
    private readonly queries: OperatorsQueries,
  ) {}

  /** All operators, also those who have left, oldest first. */
  @Get()
  list(@Query() query: PageQuery): Promise<OperatorPage> {
    return this.queries.list(query);
  }

  /** Creates an operator, who may sign in at once. */
  @Post()
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewOperator,
    @IdempotencyKey() key: string | undefined,
  ): Promise<OperatorView> {
    return this.operators.create(caller, body, key);
  }

  /** Changes what colleagues see, and where alarms reach the operator. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: ChangeOperator,
  ): Promise<OperatorView> {
    return this.operators.change(caller, id, body);
  }

  /** An operator has left: signed out everywhere within a second, for good. The last one cannot be closed. */
  @Post(':id/close')
  @HttpCode(200)
  close(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OperatorView> {
    return this.operators.close(caller, id);
  }

  /** The operator is back, and signs in as before. */
  @Post(':id/reopen')
  @HttpCode(200)
  reopen(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OperatorView> {
    return this.operators.reopen(caller, id);
  }
}
