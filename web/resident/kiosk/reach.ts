import { readonly, ref } from 'vue';

const times = ref(0);

/** How often older consultations were opened: pages that were fetched before show too little. */
export const opened = readonly(times);

export function reachedFurther(): void {
  times.value += 1;
}
