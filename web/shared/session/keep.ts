import type { Session } from './session.ts';

/** Where a session is kept between two looks at it. */
export interface SessionKeep {
  read(): Session | undefined;
  write(session: Session | undefined): void;
  /** Calls `changed` when another tab wrote; once for the life of the page. */
  onChange?(changed: () => void): void;
}

/** Whose face this is: a lawyer's desk beside a resident's page in one browser has a session of its own. */
export type Face = 'resident' | 'lawyer' | 'bureau';

/** On the person's own device: it outlives the page, and all tabs of the face share it. */
export function keepInStorage(face: Face = 'resident'): SessionKeep {
  const key = face === 'resident' ? 'session' : `session-${face}`;
  return {
    read: () => {
      try {
        return (JSON.parse(localStorage.getItem(key) ?? 'null') as Session | null) ?? undefined;
      } catch {
        return undefined;
      }
    },
    write: (session) => {
      if (session) localStorage.setItem(key, JSON.stringify(session));
      else localStorage.removeItem(key);
    },
    onChange: (changed) =>
      addEventListener(
        'storage',
        ({ key: changedKey }) => (changedKey === key || changedKey === null) && changed(),
      ),
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
