import { readonly, ref } from 'vue';

const TOLD_FOR_MS = 20_000;

const taken = ref(false);
let timer: number | undefined;

/** Whether it has been said long enough that the card must not stay on the reader. */
export const hasCardBeenTaken = readonly(taken);

/** Says it from now on for a while; once for each person. */
export function rememberCard(): void {
  timer ??= window.setTimeout(() => (taken.value = true), TOLD_FOR_MS);
}
