import type { Multipart, MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { isUuid } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { Problem } from '../platform/problems/problem.js';

export const MAX_FILE_BYTES = 20 * 1024 * 1024;

// prettier-ignore
const LIMITS = { fileSize: MAX_FILE_BYTES, files: 1, fields: 1, parts: 2, fieldSize: 100, fieldNameSize: 100, headerPairs: 20 };

/** The form of an upload, read as it comes: who may add to which order is asked before a byte of the file is taken. */
export class UploadForm {
  private readonly parts: AsyncIterator<Multipart>;

  /** @throws 415 for what is no form */
  constructor(private readonly request: FastifyRequest) {
    if (!request.isMultipart()) throw commonProblems.wrongType();
    this.parts = request.parts({ limits: LIMITS, throwFileSizeLimit: false } as object);
  }

  /** The first part. @throws 400 */
  async orderId(): Promise<string> {
    const part = await this.next();
    if (part?.type !== 'field' || part.fieldname !== 'orderId')
      throw badField('orderId', 'must be the first part of the form');
    if (!isUuid(part.value)) throw commonProblems.notFound();
    return part.value.toLowerCase();
  }

  /** The second part: its stream, which must be read to its end. @throws 400 */
  async file(): Promise<MultipartFile> {
    const part = await this.next();
    if (part?.type !== 'file' || part.fieldname !== 'file')
      throw badField('file', 'must be the second part of the form, with a file name');
    return part;
  }

  /** @throws 400 when the form goes on or breaks off */
  async end(): Promise<void> {
    if (await this.next()) throw commonProblems.badRequest('The form has more than two parts.');
  }

  /** Reads and drops what was not taken: a client that is cut off while it still sends never learns why. */
  drop(): void {
    this.request.raw.unpipe();
    this.request.raw.resume();
  }

  private async next(): Promise<Multipart | undefined> {
    try {
      const { value, done } = await this.parts.next();
      return done ? undefined : value;
    } catch (error) {
      throw inForm(error);
    }
  }
}

/** What goes wrong while a form is read is in the form, unless the disk says so. */
export function inForm(error: unknown): unknown {
  const { syscall = 'read' } = error as NodeJS.ErrnoException;
  if (error instanceof Problem || syscall !== 'read') return error;
  return commonProblems.badRequest('The form breaks off, or is none.');
}

function badField(field: string, message: string) {
  return commonProblems.badFields([{ field, message: `${field} ${message}` }]);
}
