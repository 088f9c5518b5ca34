import { accessToken, renewAfterRefusal, sessionEnded } from '../session/session.ts';
import type { components } from './openapi.ts';
import { ApiProblem } from './problem.ts';

type AttachmentView = components['schemas']['AttachmentView'];

/** An upload that does not move for so long has broken off. */
const STALLED_AFTER_MS = 30_000;

export interface Upload {
  orderId: string;
  file: Blob;
  fileName: string;
  /** The same again gives the first answer again. */
  key: string;
  /** Hears how much is on its way, from 0 to 1. */
  progress: (share: number) => void;
  signal: AbortSignal;
}

/** `POST /attachments`, which says how far it has come. @throws ApiProblem */
export async function uploadAttachment(upload: Upload): Promise<AttachmentView> {
  const token = await accessToken();
  try {
    return await post(upload, token);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 401 || token === undefined) throw error;
    const renewed = await renewAfterRefusal(token);
    if (renewed === undefined) throw error;
    return post(upload, renewed).catch((again: unknown) => {
      if (again instanceof ApiProblem && again.status === 401) sessionEnded();
      throw again;
    });
  }
}

/** By XMLHttpRequest: `fetch` does not tell how much of a body is sent. */
function post({ orderId, file, fileName, key, progress, signal }: Upload, token?: string) {
  const form = new FormData();
  form.append('orderId', orderId);
  form.append('file', file, fileName);
  return new Promise<AttachmentView>((resolve, reject) => {
    const request = new XMLHttpRequest();
    let stalled: ReturnType<typeof setTimeout>;
    const moved = () => {
      clearTimeout(stalled);
      stalled = setTimeout(() => request.abort(), STALLED_AFTER_MS);
    };
    const offline = () => reject(new ApiProblem(0, { code: 'OFFLINE' }));
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      moved();
      progress(total > 0 ? loaded / total : 0);
    });
    request.addEventListener('error', offline);
    request.addEventListener('abort', offline);
    request.addEventListener('load', () => {
      const answer = read(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as unknown as AttachmentView);
      else reject(new ApiProblem(request.status, answer, retryAfter(request)));
    });
    request.addEventListener('loadend', () => clearTimeout(stalled));
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', '/api/v1/attachments');
    request.setRequestHeader('Idempotency-Key', key);
    if (token !== undefined) request.setRequestHeader('Authorization', `Bearer ${token}`);
    moved();
    request.send(form);
  });
}

function retryAfter(request: XMLHttpRequest): number | undefined {
  const seconds = Number(request.getResponseHeader('Retry-After') ?? Number.NaN);
  return Number.isFinite(seconds) ? seconds : undefined;
}

function read(text: string): ApiProblem['document'] {
  try {
    return JSON.parse(text) as ApiProblem['document'];
  } catch {
    return {};
  }
}
