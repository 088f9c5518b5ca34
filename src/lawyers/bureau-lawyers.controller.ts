import { Body, Controller, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { LawyerView, NewLawyer, Villages } from './lawyers.contract.js';
import { LawyersService } from './lawyers.service.js';

@ApiTags('lawyers')
@ApiBearerAuth()
@Controller('lawyers')
@Door('operator')
export class BureauLawyersController {
  constructor(private readonly lawyers: LawyersService) {}

  /** Creates a lawyer, who may sign in at once. */
  @Post()
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewLawyer,
    @IdempotencyKey() key: string | undefined,
  ): Promise<LawyerView> {
    return this.lawyers.create(caller, body, key);
  }

  /** The villages whose visits the lawyer is asked for first. */
  @Put(':id/villages')
  setVillages(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: Villages,
  ): Promise<Villages> {
    return this.lawyers.setVillages(caller, id, body);
  }
}
