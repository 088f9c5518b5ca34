import type { components } from '../api/openapi.ts';

export type AttachmentView = components['schemas']['AttachmentView'];
export type SaidKind = components['schemas']['SendMessage']['kind'];
export type ReadBy = components['schemas']['ReadBy'];
export type PresenceView = components['schemas']['PresenceView'];

/** What the service takes of each; said before something is chosen, judged by the service. */
export const MOST_CHARACTERS = 4000;
export const MOST_FILE_BYTES = 20 * 1024 * 1024;
export const MOST_VOICE_MS = 60_000;
/** How long a message may be taken back. */
export const RECALL_WITHIN_MS = 120_000;
