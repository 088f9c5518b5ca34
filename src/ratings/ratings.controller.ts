import { Body, Controller, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { RateOrder, RatingView } from './ratings.contract.js';
import { RatingsService } from './ratings.service.js';

@ApiTags('ratings')
@ApiBearerAuth()
@Controller('orders/:id/rating')
@Door('resident')
export class RatingsController {
  constructor(private readonly ratings: RatingsService) {}

  /** Says how satisfied the resident is with a segment; may be changed for 24 hours. */
  @Put()
  rate(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() body: RateOrder): Promise<RatingView> {
    return this.ratings.rate(caller, id, body);
  }
}
