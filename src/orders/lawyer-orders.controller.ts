import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { DeclineOrder, OfferPage, OrderView } from './orders.contract.js';
import { OffersService } from './offers.service.js';
import { OrdersQueries } from './orders.queries.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller()
@Door('lawyer')
export class LawyerOrdersController {
  constructor(
    private readonly offers: OffersService,
    private readonly queries: OrdersQueries,
  ) {}

  /** Open offers made to the caller, with their deadlines, oldest first. */
  @Get('me/offers')
  open(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<OfferPage> {
    return this.queries.offersTo(caller, query);
  }

  /** 接单: takes the order. 409 `ALREADY_TAKEN`, `OFFER_EXPIRED`, `NOT_WAITING` or `CAPACITY_REACHED` otherwise. */
  @Post('orders/:id/accept')
  @HttpCode(200)
  accept(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrderView> {
    return this.offers.accept(caller, id);
  }

  /** 拒单: refuses the offer, with a reason. */
  @Post('orders/:id/decline')
  @HttpCode(204)
  decline(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() body: DeclineOrder): Promise<void> {
    return this.offers.decline(caller, id, body);
  }
}
