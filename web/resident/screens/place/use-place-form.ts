import { computed, onMounted, reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useLoad } from '../../../shared/api/use-load.ts';
import { useOrderDraft } from '../../parts/order-draft.ts';
import { useBoards, type BoardSlug } from '../../parts/use-boards.ts';
import { useChoices } from '../../parts/use-choices.ts';
import { usePlacing } from '../../parts/use-placing.ts';
import { instantOf } from '../../parts/visit-times.ts';
import { faultsFrom, faultsOf, FIELDS, namesIn, type Faults, type Field } from './place-fields.ts';

type PlaceOrder = components['schemas']['PlaceOrder'];
export type PlaceForm = ReturnType<typeof usePlaceForm>;

/** The order as it is being written, what is wrong with it, and sending it. */
export function usePlaceForm() {
  const route = useRoute();
  const router = useRouter();
  const { draft, clear } = useOrderDraft();
  const word = (name: string) => {
    const value = route.query[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const board = computed(() => word('board') as BoardSlug | undefined);
  const lawyerId = computed(() => word('lawyer'));
  const isUrgent = computed(() => word('urgent') === '1');
  const { value: boards } = useBoards();
  const { towns, dialects } = useChoices(() => board.value);
  const faults = reactive<Faults>({});

  const chosen = useLoad(async () => {
    const id = lawyerId.value;
    if (id === undefined) return undefined;
    return answer(api.GET('/api/v1/lawyers/{id}', { params: { path: { id } } }));
  });
  watch(lawyerId, () => void chosen.load(), { immediate: true });

  onMounted(() => {
    const mode = word('mode');
    if (mode === 'online' || mode === 'offline') draft.mode = mode;
  });

  const placing = usePlacing(draft, orderToSend, clear);
  const refused = computed(() => faultsFrom(placing.problem.value));
  watch(refused, (found) => Object.assign(faults, found));
  /** What went wrong that no field says. */
  const problem = computed(() => (Object.keys(refused.value).length > 0 ? undefined : placing.problem.value));
  // Whoever mends a field is not told about it any more.
  forgetOn(['board'], board);
  forgetOn(['lawyer'], lawyerId, board);
  forgetOn(['story'], () => draft.description);
  forgetOn(['town'], () => draft.town);
  forgetOn(['village'], () => draft.village);
  forgetOn(['place'], () => draft.place);
  forgetOn(['day', 'from', 'to'], () => [draft.day, draft.from, draft.to].join(' '));
  forgetOn(['otherSide'], () => draft.otherSide);
  forgetOn(['dialect'], () => draft.dialect);

  function forgetOn(fields: Field[], ...sources: (() => unknown)[] | { value: unknown }[]): void {
    for (const source of sources)
      watch(source as () => unknown, () => fields.forEach((field) => delete faults[field]));
  }

  /** Says what is wrong among `fields`. @returns the first of them */
  function check(fields: readonly Field[] = FIELDS): Field | undefined {
    const found = faultsOf(draft, board.value);
    for (const field of fields) {
      if (found[field]) faults[field] = found[field];
      else if (field !== 'lawyer') delete faults[field];
    }
    return fields.find((field) => faults[field]);
  }

  function orderToSend(): PlaceOrder | undefined {
    const slug = board.value;
    if (check() !== undefined || slug === undefined) return undefined;
    const names = namesIn(draft.otherSide);
    return {
      mode: draft.mode,
      board: slug,
      description: draft.description.trim(),
      ...(lawyerId.value ? { lawyerId: lawyerId.value } : {}),
      ...(isUrgent.value ? { urgent: true } : {}),
      ...(names.length > 0 ? { opposingParties: names } : {}),
      ...(draft.dialect ? { dialect: draft.dialect } : {}),
      ...(draft.mode === 'offline' ? { visit: visit() } : {}),
    };
  }

  function visit(): PlaceOrder['visit'] {
    const { town, village, place, day, from, to } = draft;
    return {
      town: town.trim(),
      ...(village.trim() ? { village: village.trim() } : {}),
      place: place.trim(),
      from: instantOf(day, from),
      to: instantOf(day, to),
    };
  }

  function choose(slug: string): void {
    void router.replace({ query: { ...route.query, board: slug, lawyer: undefined } });
  }

  function takeAnybody(): void {
    void router.replace({ query: { ...route.query, lawyer: undefined } });
  }

  return {
    draft,
    faults,
    board,
    lawyer: chosen.value,
    lawyerId,
    isUrgent,
    boards,
    towns,
    dialects,
    placing,
    problem,
    check,
    choose,
    takeAnybody,
  };
}
