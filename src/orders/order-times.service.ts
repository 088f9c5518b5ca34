import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';

/** How long each step of an order may take, in milliseconds. */
@Injectable()
export class OrderTimes {
  readonly chosenMs: number;
  readonly poolMs: number;
  readonly dutyMs: number;
  /** From the beginning of the search until it is the bureau's at the latest. */
  readonly bureauAfterMs: number;
  /** From placing until the resident is promised a call-back. */
  readonly promiseAfterMs: number;
  /** From the promise until the call is due. */
  readonly callBackMs: number;
  /** Until a waiting order on the bureau's wave is brought to the operators' minds again. */
  readonly bureauReminderMs: number;
  readonly firstAnswerMs: number;
  /** Until the people of an order that is being served are reminded that it is still open. */
  readonly idleMs: number;
  /** How long a village's responsible lawyer may think about a visit. */
  readonly visitChosenMs: number;
  /** How long before a visit its search for a lawyer is the bureau's. */
  readonly visitBureauBeforeMs: number;

  constructor(@Inject(SETTINGS) { ladder }: Settings) {
    Object.assign(this, ladder);
    this.bureauReminderMs = ladder.promiseAfterMs;
  }
}
