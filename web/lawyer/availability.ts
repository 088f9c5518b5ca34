import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { answer, api } from '../shared/api/client.ts';
import type { components } from '../shared/api/openapi.ts';
import { ApiProblem } from '../shared/api/problem.ts';
import { beatAlways, beatNow } from '../shared/realtime/beat.ts';
import { on, onCatchUp, useConnection } from '../shared/realtime/connection.ts';

type Lawyer = components['schemas']['LawyerView'];

/** What the service believes of this lawyer, in a word and a sentence. */
export interface Belief {
  tone: 'good' | 'warn' | 'danger';
  word: string;
  why: string;
}

/** A beat is followed by a look: the service may have decided otherwise meanwhile. */
const LOOK_EVERY_MS = 30_000;

/**
 * Whether residents reach this lawyer now: what the service says, not what a switch shows. Beats for as long as the desk
 * is open. Once, in the frame.
 */
export function useAvailability() {
  const { line } = useConnection();
  const me = shallowRef<Lawyer>();
  const isNotInPractice = ref(false);
  /** Set away by the service, for offers that met silence. */
  const wasSetAway = ref(false);
  const isBusy = ref(false);
  const fault = shallowRef<unknown>();

  async function look(): Promise<void> {
    me.value = await answer(api.GET('/api/v1/me/lawyer')).catch(() => me.value);
  }

  async function set(state: 'available' | 'away'): Promise<void> {
    isBusy.value = true;
    fault.value = undefined;
    try {
      me.value = await answer(api.PUT('/api/v1/me/lawyer/availability', { body: { state } }));
      wasSetAway.value = false;
      await beatNow();
      await look();
    } catch (error) {
      fault.value = error;
    } finally {
      isBusy.value = false;
    }
  }

  const endings: (() => void)[] = [];
  let timer: ReturnType<typeof setInterval> | undefined;
  let hasHeard = false;
  onMounted(async () => {
    await look();
    endings.push(
      beatAlways({
        state: () => me.value?.availability ?? 'available',
        heard: (heard) => {
          if ('refused' in heard)
            isNotInPractice.value =
              heard.refused instanceof ApiProblem && heard.refused.code === 'NOT_IN_PRACTICE';
          else {
            isNotInPractice.value = false;
            if (!hasHeard || !me.value?.live) void look();
            hasHeard = true;
          }
        },
      }),
      on('availability:changed', ({ state }) => {
        wasSetAway.value = state === 'away';
        void look();
      }),
      on('order:changed', () => void look()),
      onCatchUp(() => void look()),
    );
    timer = setInterval(() => void look(), LOOK_EVERY_MS);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    for (const end of endings) end();
  });

  const belief = computed(() =>
    believe(me.value, {
      isConnected: line.value === 'connected',
      isNotInPractice: isNotInPractice.value,
      wasSetAway: wasSetAway.value,
    }),
  );
  return { me, belief, isBusy, fault, set };
}

function believe(
  me: Lawyer | undefined,
  {
    isConnected,
    isNotInPractice,
    wasSetAway,
  }: Record<'isConnected' | 'isNotInPractice' | 'wasSetAway', boolean>,
): Belief {
  if (!isConnected)
    return { tone: 'danger', word: '不在线', why: '和服务的连接断了，居民看到您不在线，不会有新的来单。' };
  if (!me) return { tone: 'warn', word: '正在确认', why: '正在问服务您的状态。' };
  if (isNotInPractice || me.licenceStatus !== 'valid')
    return { tone: 'danger', word: '不能接单', why: '执业状态不是“正常”，请联系司法局。' };
  if (me.availability === 'away')
    return wasSetAway
      ? { tone: 'danger', word: '离开', why: '连续两次来单没有答复，系统把您设为离开。' }
      : { tone: 'warn', word: '离开', why: '您设为离开，不会有新的来单。' };
  if (!me.live) return { tone: 'warn', word: '正在上线', why: '服务还没有收到工作台的心跳。' };
  if (me.load >= me.capacity)
    return { tone: 'warn', word: '已满', why: `同时接待 ${me.load} 件，已到上限 ${me.capacity} 件。` };
  return {
    tone: 'good',
    word: '在线',
    why: `正在接待 ${me.load} 件，上限 ${me.capacity} 件，居民看得到您在线。`,
  };
}
