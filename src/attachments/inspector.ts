import { Injectable } from '@nestjs/common';
import { Turns } from '../platform/turns.js';
import { attachmentProblems } from './attachments.problems.js';
import type { Arrived } from './incoming.js';
import { inspect } from './inspection/inspect.js';
import type { Inspected } from './inspection/inspected.js';
import { Refusal } from './inspection/refusal.js';

/** A picture of 25 megapixels takes some 150 MB while it is drawn, and a core; what waits, waits on disk. */
const AT_ONCE = 2;
const MOST_WAITING = 40;

/** Looks at what has arrived, a few at a time. */
@Injectable()
export class Inspector {
  private readonly turns = new Turns(AT_ONCE, MOST_WAITING);

  /** @throws 413 `ATTACHMENT_TOO_LARGE`; 415 `ATTACHMENT_TYPE_REFUSED`; 503 when too many wait */
  async look(arrived: Arrived): Promise<Inspected> {
    try {
      return await this.turns.take(async () => inspect(await arrived.read()));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { tooLarge, typeRefused } = attachmentProblems;
      throw error.status === 413 ? tooLarge(error.message) : typeRefused(error.message);
    }
  }
}
