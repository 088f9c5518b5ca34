import { Body, Controller, HttpCode, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { OrderView } from '../orders/orders.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { IdParam } from '../platform/http/id-param.js';
import { BoardCorrections } from './board-corrections.service.js';
import { DispatchingService } from './dispatching.service.js';
import { CancelOrder, CorrectBoard, PlaceOrder } from './ladder.contract.js';
import { PlacingService } from './placing.service.js';

@ApiTags('orders')
@ApiBearerAuth()
@Controller('orders')
@Door('resident')
export class ResidentLadderController {
  constructor(
    private readonly placing: PlacingService,
    private readonly dispatching: DispatchingService,
    private readonly corrections: BoardCorrections,
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
    return this.placing.cancel(caller, id, body.reason);
  }

  /** 追问: opens a completed online order again, within 7 days; the same lawyer is asked first, if live. */
  @Post(':id/reopen')
  @HttpCode(200)
  reopen(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<OrderView> {
    return this.dispatching.reopen(caller, id);
  }

  /** 换个版块: moves the order to the board where it belongs, with all that was said; five times at most. */
  @Put(':id/board')
  correctBoard(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: CorrectBoard,
  ): Promise<OrderView> {
    return this.corrections.correct(caller, id, body.board);
  }
}
