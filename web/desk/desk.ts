import type { RouteLocationRaw } from 'vue-router';
import type { Session } from '../shared/session/session.ts';

/** A place in the side bar of a desk. */
export interface Place {
  to: RouteLocationRaw;
  label: string;
  /** What else lies there, such as `/orders`. */
  within?: string;
  /** Alt + this key leads there. */
  key: string;
  /** How many things wait there; none is shown for 0. */
  count?: number;
}

/** A key that does something, for the list of them. */
export interface Shortcut {
  /** As it is pressed, such as "Alt+Y". */
  keys: string;
  does: string;
}

/** What tells one desk from the other. */
export interface Desk {
  face: 'lawyer' | 'bureau';
  /** Its name, as its head and its sign-in say it. */
  title: string;
  /** Who may sit at it. */
  role: Session['account']['role'];
}

export const WORKBENCH: Desk = { face: 'lawyer', title: '律师工作台', role: 'lawyer' };
export const CONSOLE: Desk = { face: 'bureau', title: '司法局管理台', role: 'operator' };
