import type { components } from './openapi.ts';

export type ProblemDocument = components['schemas']['ProblemDocument'];

/** What went wrong with a request, as the service said it, or why the service could not be asked. */
export class ApiProblem extends Error {
  /** 0 when no answer came. */
  readonly status: number;
  /** The service's stable code; `OFFLINE` when no answer came. */
  readonly code: string;
  /** The problem document itself, with whatever a code brings along. */
  readonly document: Partial<ProblemDocument> & Record<string, unknown>;
  /** After how many seconds it may go better, if the service said so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, document: ApiProblem['document'], retryAfterSeconds?: number) {
    super(document.title ?? document.code ?? String(status));
    this.status = status;
    this.code = document.code ?? (status === 0 ? 'OFFLINE' : 'INTERNAL');
    this.document = document;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same request may succeed later: nobody answered, or the service is busy or restarting. */
  get isPassing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** The problem of an answer that is no success, and whose body nobody has read. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  return problemSaid(response, await response.json().catch(() => undefined));
}

/** The problem of an answer that is no success. @param said its body, as far as it could be read */
export function problemSaid(response: Response, said: unknown): ApiProblem {
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const document = typeof said === 'object' && said !== null ? (said as ApiProblem['document']) : {};
  return new ApiProblem(response.status, document, Number.isFinite(seconds) ? seconds : undefined);
}
