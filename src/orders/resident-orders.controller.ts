import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { IdParam } from '../platform/http/id-param.js';
import { CancelOrder, OrderView, PlaceOrder } from './orders.contract.js';
import { OrdersService } from './orders.service.js';
import { PlacingService } from './placing.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
@Door('resident')
export class ResidentOrdersController {
  constructor(
    private readonly placing: PlacingService,
    private readonly orders: OrdersService,
  ) {}

  /** 点单: places an order. */
  @Post()
  @ApiIdempotencyKey()
  place(
    @CurrentCaller() caller: Caller,
    @Body() body: PlaceOrder,
    @IdempotencyKey() key: string | undefined,
  ): Promise<OrderView> {
    return this.placing.place(caller, body, key);
  }

  /** Takes a waiting order back. */
  @Post(':id/cancel')
  @HttpCode(200)
  cancel(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: CancelOrder,
  ): Promise<OrderView> {
    return this.orders.cancel(caller, id, body.reason);
  }
}
