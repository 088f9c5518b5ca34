/** One field of the request that is wrong, and why. */
export interface FieldFault {
  field: string;
  message: string;
}

export interface ProblemDetails {
  detail?: string;
  errors?: FieldFault[];
  /** Further members of the problem document, such as who was first; never personal data. */
  extras?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

/**
 * An expected failure with a name. It leaves the service as `application/problem+json`
 * (@see RFC 9457) and as the `error` of a socket's ack.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly details: ProblemDetails = {},
  ) {
    super(details.detail ?? title);
  }

  /** The problem document: `{type, title, status, code, detail, errors?, …extras}`. */
  toDocument(): Record<string, unknown> {
    return {
      type: `urn:yunlvtuan:problem:${this.code.toLowerCase().replaceAll('_', '-')}`,
      title: this.title,
      status: this.status,
      code: this.code,
      detail: this.details.detail ?? this.title,
      ...(this.details.errors && { errors: this.details.errors }),
      ...this.details.extras,
    };
  }
}

/** Builds one entry of a room's problem catalogue. */
export function problem(status: number, code: string, title: string) {
  return (details: ProblemDetails | string = {}) =>
    new Problem(status, code, title, typeof details === 'string' ? { detail: details } : details);
}
