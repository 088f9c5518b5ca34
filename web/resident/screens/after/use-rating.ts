import { computed, onMounted, ref, shallowRef } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useLoad } from '../../../shared/api/use-load.ts';

type Segment = components['schemas']['SegmentView'];

/** What the resident said of one lawyer's service; until `changeableUntil` it may be changed. */
export type OwnRating = Pick<
  components['schemas']['OrderRating'],
  'level' | 'reasons' | 'comment' | 'changeableUntil'
>;

/** Rating the services of an order, one lawyer's at a time; what was tapped is sent at once. */
export function useRating(orderId: string) {
  const order = useLoad(() => answer(api.GET('/api/v1/orders/{id}', { params: { path: { id: orderId } } })));
  const given = ref<Record<number, OwnRating>>({});
  const chosen = ref<number>();
  const isBusy = ref(false);
  const problem = shallowRef<unknown>();
  onMounted(order.load);

  const segments = computed<Segment[]>(() => order.value.value?.segments ?? []);
  /** The one being rated: what was chosen, else the last without a rating, else the last. */
  const segment = computed(
    () =>
      segments.value.find(({ number }) => number === chosen.value) ??
      segments.value.findLast((one) => !ratingOf(one)) ??
      segments.value.at(-1),
  );
  const rating = computed(() => segment.value && ratingOf(segment.value));
  const others = computed(() => segments.value.filter((one) => one !== segment.value));

  function ratingOf(one: Segment): OwnRating | undefined {
    return given.value[one.number] ?? one.rating ?? undefined;
  }

  /** Sends a level, with what was said before or now; true when it arrived. */
  async function rate(level: number, words: { reasons?: string[]; comment?: string } = {}): Promise<boolean> {
    const of = segment.value;
    if (!of || isBusy.value) return false;
    isBusy.value = true;
    problem.value = undefined;
    chosen.value = of.number;
    try {
      const comment = words.comment?.trim();
      const body = {
        level,
        segment: of.number,
        ...(words.reasons?.length ? { reasons: words.reasons } : {}),
        ...(comment ? { comment } : {}),
      };
      const path = { id: orderId };
      const kept = await answer(api.PUT('/api/v1/orders/{id}/rating', { params: { path }, body }));
      given.value = { ...given.value, [of.number]: kept };
      return true;
    } catch (error) {
      problem.value = error;
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  function choose(number: number): void {
    chosen.value = number;
    problem.value = undefined;
  }

  return { order, segment, rating, others, ratingOf, isBusy, problem, rate, choose };
}
