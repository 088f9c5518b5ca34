import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { OffersService } from './offers.service.js';
import { DispatchOrder, OrderView } from './orders.contract.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
@Door('operator')
export class BureauOrdersController {
  constructor(private readonly offers: OffersService) {}

  /** 派单: gives a waiting order to a lawyer. */
  @Post(':id/dispatch')
  @HttpCode(200)
  dispatch(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: DispatchOrder,
  ): Promise<OrderView> {
    return this.offers.dispatch(caller, id, body);
  }
}
