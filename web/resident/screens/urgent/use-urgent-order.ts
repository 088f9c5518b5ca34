import { ref, watch } from 'vue';
import { useDraft } from '../../../shared/draft.ts';
import { usePlacing, type Attempt } from '../../parts/use-placing.ts';
import { URGENT_KINDS, urgentTexts, type UrgentKind } from '../../texts/urgent.ts';

interface UrgentDraft {
  kind: UrgentKind | '';
  more: string;
  attempt?: Attempt;
  isSentOnSignIn: boolean;
}

/** An urgent order of one choice; what else there is to say can be said once somebody is there. */
export function useUrgentOrder() {
  const { draft, clear } = useDraft<UrgentDraft>('urgent', () => ({
    kind: '',
    more: '',
    isSentOnSignIn: false,
  }));
  const fault = ref('');
  watch(
    () => draft.kind,
    () => (fault.value = ''),
  );

  const placing = usePlacing(
    draft,
    () => {
      if (draft.kind === '') {
        fault.value = urgentTexts.choose;
        return undefined;
      }
      const { board, says } = URGENT_KINDS[draft.kind];
      const description = `${says}${draft.more.trim()}`;
      return { mode: 'online', board, description, urgent: true };
    },
    clear,
  );
  return { draft, fault, placing };
}
