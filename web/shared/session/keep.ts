import type { Session } from './session.ts';

/** Where a session is kept between two looks at it. */
export interface SessionKeep {
  read(): Session | undefined;
  write(session: Session | undefined): void;
  /** Calls `changed` when another tab wrote; once for the life of the page. */
  onChange?(changed: () => void): void;
}

const KEY = 'session';

/** On the person's own device: it outlives the page, and all tabs share it. */
export function keepInStorage(): SessionKeep {
  return {
    read: () => {
      try {
        return (JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (session) => {
      if (session) localStorage.setItem(KEY, JSON.stringify(session));
      else localStorage.removeItem(KEY);
    },
    onChange: (changed) =>
      addEventListener('storage', ({ key }) => (key === KEY || key === null) && changed()),
  };
}

/** On a device of many: it is gone with the page. */
export function keepInMemory(): SessionKeep {
  let kept: Session | undefined;
  return {
    read: () => kept,
    write: (session) => {
      kept = session;
    },
  };
}
