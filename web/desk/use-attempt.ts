import { ref, shallowRef } from 'vue';

/** Something that may be refused: that it is under way, and what came in the way of the last time. */
export function useAttempt() {
  const isBusy = ref(false);
  const fault = shallowRef<unknown>();

  /** Does it; gives whether it went well. */
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    isBusy.value = true;
    fault.value = undefined;
    try {
      await work();
      return true;
    } catch (error) {
      fault.value = error;
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, fault, attempt };
}
