import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';

/** How long each step of an order may take, in milliseconds. */
@Injectable()
export class OrderTimes {
  readonly chosenMs: number;
  /** Until a waiting order on the bureau's wave is brought to the operators' minds again. */
  readonly bureauReminderMs: number;
  readonly firstAnswerMs: number;
  /** Until the people of an order that is being served are reminded that it is still open. */
  readonly idleMs: number;

  constructor(@Inject(SETTINGS) { ladder }: Settings) {
    this.chosenMs = ladder.chosenMs;
    this.bureauReminderMs = ladder.promiseAfterMs;
    this.firstAnswerMs = ladder.firstAnswerMs;
    this.idleMs = ladder.idleMs;
  }
}
