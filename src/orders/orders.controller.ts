import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { CompleteOrder, OrderEventPage, OrderPage, OrdersQuery, OrderView } from './orders.contract.js';
import { OrdersQueries } from './orders.queries.js';
import { OrdersService } from './orders.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
@Door('resident', 'lawyer', 'operator')
export class OrdersController {
  constructor(
    private readonly queries: OrdersQueries,
    private readonly orders: OrdersService,
  ) {}

  /** The caller's orders, newest first; for operators all, without what was said. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: OrdersQuery): Promise<OrderPage> {
    return this.queries.list(caller, query);
  }

  /** One order. A lawyer who has only an offer sees board, urgency, wave and description, not who asks. */
  @Get(':id')
  show(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrderView> {
    return this.queries.show(caller, id);
  }

  /** The order's history: each change, who made it and why. */
  @Get(':id/events')
  events(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: PageQuery,
  ): Promise<OrderEventPage> {
    return this.queries.events(caller, id, query);
  }

  /** Closes the order: the lawyer with a summary, or the resident with `{}`. Freezes the conversation. */
  @Post(':id/complete')
  @Door('resident', 'lawyer')
  @HttpCode(200)
  complete(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: CompleteOrder,
  ): Promise<OrderView> {
    return this.orders.complete(caller, id, body);
  }
}
