import { Injectable } from '@nestjs/common';
import { AlarmsService } from '../alarms/alarms.service.js';
import type { Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import type { Wave } from './order-flow.contract.js';

/** Where an order stood before a move, and where it stands after it; a new one stood nowhere. */
export interface WaveChange {
  id: string;
  board: string;
  wave: Wave | null;
  fromBoard?: string;
  fromWave?: Wave | null;
}

/** An order on the `bureau` wave is an alarm, for as long as it stands there. */
@Injectable()
export class BureauAlarms {
  constructor(private readonly alarms: AlarmsService) {}

  /** Raises and closes what moves of locked orders ask for, in their transaction; asks the database nothing for others. */
  async follow(tx: Tx, moved: readonly WaveChange[]): Promise<void> {
    const left = moved.filter((order) => order.fromWave === 'bureau' && !staysThere(order));
    await this.alarms.closeAll(tx, {
      kind: 'bureau_wave',
      subjects: left.map(({ id }) => id),
      actor: SYSTEM,
    });
    await this.alarms.raiseAll(
      tx,
      moved
        .filter((order) => order.wave === 'bureau' && !staysThere(order))
        .map(({ id, board }) => ({ kind: 'bureau_wave', subject: id, board, orderId: id })),
    );
  }
}

/** In another board it is other people's alarm. */
function staysThere({ wave, fromWave, board, fromBoard }: WaveChange): boolean {
  return wave === 'bureau' && fromWave === 'bureau' && board === fromBoard;
}
