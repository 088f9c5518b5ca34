import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { AcceptedPlan, NewPlan, PlanPage, RosterPlanView } from './planner.contract.js';
import { PlannerQueries } from './planner.queries.js';
import { PlannerService } from './planner.service.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('roster')
@Door('operator')
export class PlannerController {
  constructor(
    private readonly planner: PlannerService,
    private readonly plans: PlannerQueries,
  ) {}

  /** Proposes shifts for what the roster leaves open, and says what nobody can cover and why. Changes nothing. */
  @Post('plan')
  @ApiIdempotencyKey()
  propose(
    @CurrentCaller() caller: Caller,
    @Body() body: NewPlan,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RosterPlanView> {
    return this.planner.propose(caller, body, key);
  }

  /** Plans, the newest first. */
  @Get('plans')
  list(@Query() query: PageQuery): Promise<PlanPage> {
    return this.plans.list(query);
  }

  @Get('plans/:id')
  show(@IdParam() id: string): Promise<RosterPlanView> {
    return this.plans.show(id);
  }

  /** Puts all of it on the roster; 409 `PLAN_OUTDATED` when it was made from what is no more. Again: the first answer. */
  @Post('plans/:id/accept')
  @HttpCode(200)
  accept(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<AcceptedPlan> {
    return this.planner.accept(caller, id);
  }
}
