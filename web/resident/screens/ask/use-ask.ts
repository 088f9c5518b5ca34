import { ref, shallowRef } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useOrderDraft } from '../../parts/order-draft.ts';

type Match = components['schemas']['TriageMatch'];

/** What somebody tells in their own words, and the boards that it speaks of; the words go on into the order. */
export function useAsk() {
  const { draft } = useOrderDraft();
  const state = ref<'untold' | 'asking' | 'answered' | 'failed'>('untold');
  const matches = shallowRef<Match[]>([]);
  const told = ref('');
  const problem = shallowRef<unknown>();

  /** @returns whether there was anything to ask about */
  async function ask(): Promise<boolean> {
    const text = draft.description.trim();
    if (text === '' || state.value === 'asking') return text !== '';
    state.value = 'asking';
    try {
      const { items } = await answer(api.POST('/api/v1/boards/triage', { body: { text } }));
      matches.value = items;
      told.value = text;
      state.value = 'answered';
    } catch (error) {
      problem.value = error;
      state.value = 'failed';
    }
    return true;
  }

  return { draft, state, matches, told, problem, ask };
}
