import { reactive, watch } from 'vue';
import { onSessionChange, useSession } from './session/session.ts';

/** Every draft's key in the tab's storage begins so: whoever wipes a device finds them by it. */
export const DRAFT_PREFIX = 'draft:';

interface Kept {
  /** Whose draft it is; nobody's yet while nobody is signed in. */
  owner?: string;
  content: object;
}

interface Draft {
  content: object;
  empty: () => object;
}

const drafts = new Map<string, Draft>();

/** Minds whose drafts there are from now on, on pages as well that have none. */
export function guardDrafts(): void {
  onSessionChange(follow);
}

/**
 * What somebody is filling in, kept in this tab over a reload and over signing in, and shown to nobody else: it is gone
 * with the person's signing out, and when another person signs in.
 * @param empty what it is at first; what is kept fills in the fields that it has
 */
export function useDraft<T extends object>(name: string, empty: () => T): { draft: T; clear: () => void } {
  const known = drafts.get(name);
  const content = known ? (known.content as T) : open(name, empty);
  return { draft: content, clear: () => refill(content, empty()) };
}

/** Forgets all drafts of this tab. */
export function clearDrafts(): void {
  for (const { content, empty } of drafts.values()) refill(content, empty());
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(DRAFT_PREFIX)) sessionStorage.removeItem(key);
}

function open<T extends object>(name: string, empty: () => T): T {
  const kept = read(name);
  const me = useSession().account.value?.id;
  const isMine = kept !== undefined && (kept.owner === undefined || me === undefined || kept.owner === me);
  const content = reactive({ ...empty(), ...(isMine ? kept.content : {}) }) as T;
  drafts.set(name, { content, empty });
  // At once: what was typed a moment before the page is closed counts.
  watch(content, () => write(name, content), { deep: true, flush: 'sync' });
  return content;
}

/** What nobody owned becomes theirs who sign in; what was another's is gone. */
function follow(): void {
  const { account, ending } = useSession();
  if (account.value === undefined) {
    if (ending.value === 'signed_out') clearDrafts();
    return;
  }
  const me = account.value.id;
  for (const key of Object.keys(sessionStorage)) {
    if (!key.startsWith(DRAFT_PREFIX)) continue;
    const name = key.slice(DRAFT_PREFIX.length);
    const owner = read(name)?.owner;
    const isAnothers = owner !== undefined && owner !== me;
    if (isAnothers) sessionStorage.removeItem(key);
    const draft = drafts.get(name);
    if (draft && isAnothers) refill(draft.content, draft.empty());
    else if (draft) write(name, draft.content);
  }
}

function refill(content: object, by: object): void {
  for (const field of Object.keys(content)) if (!(field in by)) Reflect.deleteProperty(content, field);
  Object.assign(content, by);
}

function read(name: string): Kept | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(DRAFT_PREFIX + name) ?? 'null') as Kept | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function write(name: string, content: object): void {
  const me = useSession().account.value?.id;
  const owner = me ?? read(name)?.owner;
  sessionStorage.setItem(DRAFT_PREFIX + name, JSON.stringify({ owner, content } satisfies Kept));
}
