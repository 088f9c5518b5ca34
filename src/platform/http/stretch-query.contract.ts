import { Instant } from './instant.js';
import { Optional } from './optional.js';

/** A half-open stretch of time; how long it is by default, and at most, each route says. */
export class StretchQuery {
  @Optional()
  @Instant()
  from?: string;

  /** Not included. */
  @Optional()
  @Instant()
  to?: string;
}
