import type { Signal } from './signal.js';

export type ActorRole = 'resident' | 'lawyer' | 'operator' | 'system';

/** Who did it; the service itself (a timer, a rule) has no id. */
export interface Actor {
  role: ActorRole;
  id: string | null;
}

export const SYSTEM: Actor = { role: 'system', id: null };

/** Something that happened to a subject: a row of its history, and what is to be told of it after the commit. */
export interface NewEvent {
  subjectKind:
    | 'account'
    | 'order'
    | 'session'
    | 'kiosk'
    | 'lawyer'
    | 'attachment'
    | 'shift'
    | 'rotation'
    | 'board'
    | 'alarm'
    | 'notice';
  subjectId: string;
  /** Its place in the subject's history; taken from a counter in the subject's own row. */
  seq: number;
  type: string;
  actor: Actor;
  reason?: string;
  /** Ids and states only, never personal data. */
  data?: Record<string, unknown>;
  signals?: Signal[];
}
