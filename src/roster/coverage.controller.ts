import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import {
  ChangeCoverPolicy,
  ChangedCoverPolicy,
  ClosedHoursList,
  ClosedHoursPage,
  ClosedHoursQuery,
  Coverage,
  CoverageQuery,
  CoverPolicies,
  NewClosedHours,
  SubstituteList,
  SubstitutesQuery,
} from './coverage.contract.js';
import { CoverageQueries } from './coverage.queries.js';
import { CoverageService } from './coverage.service.js';

@ApiTags('coverage')
@ApiBearerAuth()
@Controller('coverage')
@Door('lawyer', 'operator')
export class CoverageController {
  constructor(
    private readonly coverage: CoverageService,
    private readonly queries: CoverageQueries,
  ) {}

  /** Where the roster has gaps, and how far it reaches. */
  @Get()
  show(@Query() query: CoverageQuery): Promise<Coverage> {
    return this.queries.show(query);
  }

  /** Who could fill the gaps that a board's roster has in a stretch, best first. */
  @Get('substitutes')
  @Door('operator')
  substitutes(@Query() query: SubstitutesQuery): Promise<SubstituteList> {
    return this.queries.substitutesOf(query);
  }

  /** What each board asks of its roster. */
  @Get('policies')
  policies(): Promise<CoverPolicies> {
    return this.queries.policies();
  }

  /** Changes what a board asks of its roster; tells the gaps that the next 30 days have by that. */
  @Put('policies/:board')
  @Door('operator')
  changePolicy(
    @CurrentCaller() caller: Caller,
    @Param('board') board: string,
    @Body() body: ChangeCoverPolicy,
  ): Promise<ChangedCoverPolicy> {
    return this.coverage.changePolicy(caller, board, body);
  }

  /** Hours in which boards ask for nobody, who decided it and why. */
  @Get('closed-hours')
  closedHours(@Query() query: ClosedHoursQuery): Promise<ClosedHoursPage> {
    return this.queries.closedHours(query);
  }

  /** Closes boards for some hours, once or weekly. */
  @Post('closed-hours')
  @Door('operator')
  @ApiIdempotencyKey()
  close(
    @CurrentCaller() caller: Caller,
    @Body() body: NewClosedHours,
    @IdempotencyKey() key: string | undefined,
  ): Promise<ClosedHoursList> {
    return this.coverage.close(caller, body, key);
  }

  /** Opens the board again, from now on when the hours have begun. */
  @Delete('closed-hours/:id')
  @Door('operator')
  @HttpCode(204)
  open(@IdParam() id: string): Promise<void> {
    return this.coverage.open(id);
  }
}
