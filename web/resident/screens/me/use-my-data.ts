import { onMounted, ref, shallowRef } from 'vue';
import { answer, api, send } from '../../../shared/api/client.ts';
import { ApiProblem, problemOf } from '../../../shared/api/problem.ts';
import { useLoad } from '../../../shared/api/use-load.ts';
import { sessionEnded } from '../../../shared/session/session.ts';
import { saveBlob } from '../../../shared/save-blob.ts';
import { meTexts } from '../../texts/me.ts';

/** All that is kept may take a while to gather. */
const DOWNLOAD_WITHIN_MS = 120_000;

type Deed = 'rename' | 'download' | 'erase';

/** What is kept of the resident: to see, to correct, to take along, to erase. */
export function useMyData() {
  const account = useLoad(() => answer(api.GET('/api/v1/me')));
  const busyWith = ref<Deed>();
  /** What the last deed came to. */
  const outcome = shallowRef<{ deed: Deed; problem?: unknown }>();
  onMounted(account.load);

  const rename = (displayName: string) =>
    attempt('rename', async () => {
      account.value.value = await answer(api.PATCH('/api/v1/me', { body: { displayName } }));
    });

  const download = () =>
    attempt('download', async () => {
      const response = await send(new Request('/api/v1/me/data'), DOWNLOAD_WITHIN_MS);
      if (!response.ok) throw await problemOf(response);
      saveBlob(meTexts.fileName, await response.blob());
    });

  const erase = () =>
    attempt('erase', async () => {
      await answer(api.DELETE('/api/v1/me', { body: { confirm: true } }));
      sessionEnded('erased');
    });

  async function attempt(deed: Deed, work: () => Promise<void>): Promise<void> {
    if (busyWith.value) return;
    busyWith.value = deed;
    outcome.value = undefined;
    try {
      await work();
      outcome.value = { deed };
    } catch (problem) {
      outcome.value = { deed, problem };
    } finally {
      busyWith.value = undefined;
    }
  }

  return { account, busyWith, outcome, rename, download, erase };
}

/** Whether erasing was refused because a consultation is not over. */
export function isOpenOrders(problem: unknown): boolean {
  return problem instanceof ApiProblem && problem.code === 'OPEN_ORDERS';
}
