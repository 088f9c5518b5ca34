import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';

export class OffPlatformQuery {
  /** From when on; otherwise the last 30 days. */
  @Optional()
  @Instant()
  from?: string;

  /** Until when, exclusive; otherwise now. */
  @Optional()
  @Instant()
  to?: string;
}

export class OffPlatformCount {
  lawyerId: string;
  name: string;
  /** Notices that were raised. */
  count: number;
}

export class OffPlatformCounts {
  /** Most first; whoever had none is not among them. */
  lawyers: OffPlatformCount[];
}
