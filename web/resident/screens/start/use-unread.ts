import { onMounted, onScopeDispose, ref } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import { useSession } from '../../../shared/session/session.ts';

const LOOKS_EVERY_MS = 30_000;
/** Of older conversations than these nobody waits for a word. */
const LOOKS_AT = 50;

/** How many messages wait for whoever is signed in. Without a socket: this page is to be there at once. */
export function useUnread() {
  const unread = ref(0);
  const { isSignedIn } = useSession();

  async function look(): Promise<void> {
    if (!isSignedIn.value || document.visibilityState === 'hidden') return;
    try {
      const query = { limit: LOOKS_AT };
      const { items } = await answer(api.GET('/api/v1/me/conversations', { params: { query } }));
      unread.value = items.reduce((sum, { unread: count }) => sum + count, 0);
    } catch {
      // The link is there without a number as well; the next look may go better.
    }
  }

  const seen = () => void look();
  const timer = setInterval(seen, LOOKS_EVERY_MS);
  document.addEventListener('visibilitychange', seen);
  onMounted(seen);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', seen);
  });
  return unread;
}
