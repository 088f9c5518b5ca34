import { readonly, ref } from 'vue';
import { answer, api } from '../shared/api/client.ts';
import { useSession } from '../shared/session/session.ts';
import { useLive } from '../desk/use-live.ts';

/** More need not be counted one by one. */
const MOST = 100;
const count = ref(0);

/** How many alarms stand that nobody has acknowledged. */
export function useAlarmCount() {
  return readonly(count);
}

/** Keeps it so for as long as the calling component lives; once, in the frame. */
export function followAlarms(): void {
  useLive(['alarm:raised', 'alarm:changed'], async () => {
    if (!useSession().isSignedIn.value) return;
    const page = await answer(
      api.GET('/api/v1/alarms', { params: { query: { open: true, limit: MOST } } }),
    ).catch(() => undefined);
    if (page) count.value = page.items.filter(({ acknowledged }) => !acknowledged).length;
  });
}
