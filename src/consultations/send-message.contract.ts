import { ApiProperty } from '@nestjs/swagger';
import type { PipeTransform } from '@nestjs/common';
import { textFault } from '../platform/http/text.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { FieldFault } from '../platform/problems/problem.js';

const KINDS = ['text', 'image', 'voice', 'file'] as const;
const FIELDS = new Set(['clientId', 'kind', 'body', 'attachmentId']);
export const MAX_BODY_CHARACTERS = 4000;

export class SendMessage {
  /** The client's own id, 1 to 100 characters: the same again gives the same answer, and no second message. */
  @ApiProperty({ minLength: 1, maxLength: 100 })
  clientId: string;

  @ApiProperty({ enum: KINDS })
  kind: (typeof KINDS)[number];

  /** 1 to 4,000 characters after trimming. */
  @ApiProperty({ required: false, minLength: 1, maxLength: MAX_BODY_CHARACTERS })
  body?: string;

  @ApiProperty({ required: false, format: 'uuid' })
  attachmentId?: string;
}

/**
 * Checks what a client wants to say, for HTTP and the socket alike; written out by hand, because a pass of the general
 * validator costs as much as storing the message.
 * @throws 400 with the faults
 */
export function readSendMessage(input: unknown): SendMessage {
  if (typeof input !== 'object' || input === null || Array.isArray(input))
    throw commonProblems.badRequest('A message is a JSON object.');
  const { clientId, kind, body, attachmentId } = input as Record<string, unknown>;
  const errors: FieldFault[] = [];
  const check = (field: string, fault: string | undefined) =>
    fault && errors.push({ field, message: `${field} ${fault}` });
  for (const field of Object.keys(input)) if (!FIELDS.has(field)) check(field, 'is not known here');
  check('clientId', textFault(clientId, 1, 100) ?? (isBlank(clientId) ? 'must not be blank' : undefined));
  check('kind', KINDS.some((known) => known === kind) ? undefined : `must be one of ${KINDS.join(', ')}`);
  const text = typeof body === 'string' ? body.trim() : body;
  if (kind === 'text' || body !== undefined) check('body', textFault(text, 1, MAX_BODY_CHARACTERS));
  if (kind === 'text' && attachmentId !== undefined) check('attachmentId', 'does not go with a text');
  else if (attachmentId !== undefined) check('attachmentId', textFault(attachmentId, 1, 100));
  if (errors.length > 0) throw commonProblems.badFields(errors);
  return { clientId, kind, body: text, attachmentId } as SendMessage;
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && value.trim() === '';
}

export const sendMessagePipe: PipeTransform<unknown, SendMessage> = { transform: readSendMessage };
