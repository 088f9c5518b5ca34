export class FieldFaultDocument {
  field: string;
  message: string;
}

/** @see RFC 9457 */
export class ProblemDocument {
  type: string;
  title: string;
  status: number;
  /** Stable, in SCREAMING_SNAKE_CASE. */
  code: string;
  detail: string;
  errors?: FieldFaultDocument[];
}
