import { Body, Controller, Delete, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { IdParam } from '../platform/http/id-param.js';
import { RotationChanges } from './rotation-changes.service.js';
import {
  ChangedRotation,
  ChangeRotation,
  EndRotation,
  MadeRotation,
  NewRotation,
  RotationPage,
  RotationPreview,
  RotationsQuery,
  ShownRotation,
} from './rotations.contract.js';
import { RotationsQueries } from './rotations.queries.js';
import { RotationsService } from './rotations.service.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('roster/rotations')
@Door('operator')
export class RotationsController {
  constructor(
    private readonly rotations: RotationsService,
    private readonly changes: RotationChanges,
    private readonly queries: RotationsQueries,
  ) {}

  /** All rotations, ended ones too. */
  @Get()
  list(@Query() query: RotationsQuery): Promise<RotationPage> {
    return this.queries.list(query);
  }

  /** One rotation, with the slots to come that it could give to nobody. */
  @Get(':id')
  show(@IdParam() id: string): Promise<ShownRotation> {
    return this.queries.show(id);
  }

  /** Makes a repeating pattern and its shifts, as many days ahead as it says; the rest follows by itself. */
  @Post()
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewRotation,
    @IdempotencyKey() key: string | undefined,
  ): Promise<MadeRotation> {
    return this.rotations.create(caller, body, key);
  }

  /** What an edited pattern would change of the roster, and the gaps that it would open. Changes nothing. */
  @Post(':id/preview')
  @HttpCode(200)
  preview(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: NewRotation,
  ): Promise<RotationPreview> {
    return this.changes.preview(caller, id, body);
  }

  /** Puts an edited pattern in the place of the other, with its shifts that have not begun and that nobody changed. */
  @Put(':id')
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: ChangeRotation,
  ): Promise<ChangedRotation> {
    return this.changes.change(caller, id, body);
  }

  /** Ends it: its shifts that have not begun, and that nobody changed, are taken off the roster. */
  @Delete(':id')
  end(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: EndRotation,
  ): Promise<ChangedRotation> {
    return this.changes.end(caller, id, body);
  }
}
