import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { AnswersService } from './answers.service.js';
import { DispatchingService } from './dispatching.service.js';
import { CheckIn, DeclineOrder, OfferPage, PoolPage, PoolQuery, TransferOrder } from './ladder.contract.js';
import { LadderQueries } from './ladder.queries.js';
import { Visits } from './visits.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller()
@Door('lawyer')
export class LawyerLadderController {
  constructor(
    private readonly answers: AnswersService,
    private readonly dispatching: DispatchingService,
    private readonly visits: Visits,
    private readonly queries: LadderQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** Open offers made to the caller, with their deadlines, oldest first. */
  @Get('me/offers')
  open(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<OfferPage> {
    return this.queries.offersTo(caller, query);
  }

  /** Orders that the caller could grab now, oldest first. */
  @Get('orders/pool')
  pool(@CurrentCaller() caller: Caller, @Query() query: PoolQuery): Promise<PoolPage> {
    return this.orders.pool(caller, query);
  }

  /** 接单, 抢单: takes the order. 409 `ALREADY_TAKEN`, `OFFER_EXPIRED`, `NOT_WAITING`, `CAPACITY_REACHED` otherwise. */
  @Post('orders/:id/accept')
  @HttpCode(200)
  accept(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrderView> {
    return this.answers.accept(caller, id);
  }

  /** 拒单: refuses the offer, with a reason. Whoever is on duty may for a conflict or incapacity only. */
  @Post('orders/:id/decline')
  @HttpCode(204)
  decline(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() body: DeclineOrder): Promise<void> {
    return this.answers.decline(caller, id, body);
  }

  /** Hands the order on, with a statement of the case: to one lawyer who is asked first, or back to the pool. */
  @Post('orders/:id/transfer')
  @HttpCode(200)
  transfer(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: TransferOrder,
  ): Promise<OrderView> {
    return this.dispatching.transfer(caller, id, body);
  }

  /** Shows, by the resident's one-time code, that the lawyer has come. */
  @Post('orders/:id/check-in')
  @HttpCode(200)
  checkIn(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() body: CheckIn): Promise<OrderView> {
    return this.visits.checkIn(caller, id, body.code);
  }
}
