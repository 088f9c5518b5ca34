import { computed, onMounted, ref, shallowRef } from 'vue';
import { ApiProblem } from '../../shared/api/problem.ts';
import { problemText } from '../../shared/api/problem-texts.ts';
import { kioskTexts } from '../texts/kiosk.ts';
import {
  linkPhone,
  myAccount,
  sendCode,
  sendUnlockCode,
  setPin,
  unlock,
  type MyAccount,
} from './kiosk-api.ts';
import { setKioskSession } from './kiosk-session.ts';
import { reachedFurther } from './reach.ts';

/** `choose` a way; `code` or `pin` to show; `phone`, `phone-code` or `new-pin` to have something to show next time. */
export type UnlockStep =
  | 'loading'
  | 'choose'
  | 'code'
  | 'pin'
  | 'phone'
  | 'phone-code'
  | 'new-pin'
  | 'opened'
  | 'phone-added'
  | 'pin-added';

const words = kioskTexts.older;
/** What the service's refusals mean right here. */
const REFUSALS: Readonly<Record<string, string>> = {
  BAD_CREDENTIALS: words.wrong,
  PIN_LOCKED: words.pinLocked,
  PIN_TOO_EASY: words.pinTooEasy,
  PHONE_TAKEN: words.phoneTaken,
};

/** Opening what is older than today by a text message or a PIN; or keeping one of them for the next time. */
export function useUnlock() {
  const account = shallowRef<MyAccount>();
  const step = ref<UnlockStep>('loading');
  const phone = ref('');
  const digits = ref('');
  const isBusy = ref(false);
  const fault = ref<string>();
  const needed = computed(() =>
    step.value === 'phone' ? phone.value.length === 11 : digits.value.length === 6,
  );

  onMounted(() =>
    attempt(async () => {
      account.value = await myAccount();
      go('choose');
    }),
  );

  function go(to: UnlockStep): void {
    digits.value = '';
    fault.value = undefined;
    step.value = to;
  }

  /** Sends the code to the phone that the account has. */
  const askForCode = () =>
    attempt(async () => {
      await sendUnlockCode();
      go('code');
    });

  /** Goes on with what was typed. */
  const submit = () =>
    attempt(async () => {
      const typed = digits.value;
      if (step.value === 'code' || step.value === 'pin') {
        setKioskSession(await unlock(step.value === 'code' ? { code: typed } : { pin: typed }));
        go('opened');
      } else if (step.value === 'phone') {
        await sendCode(phone.value);
        go('phone-code');
      } else if (step.value === 'phone-code') {
        await linkPhone(phone.value, typed);
        go('phone-added');
      } else {
        await setPin(typed);
        go('pin-added');
      }
    });

  /** After the dialog: pages that were fetched before show too little. */
  function finish(): void {
    if (step.value === 'opened') reachedFurther();
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    isBusy.value = true;
    fault.value = undefined;
    try {
      await work();
    } catch (error) {
      digits.value = '';
      fault.value = (error instanceof ApiProblem && REFUSALS[error.code]) || problemText(error);
    } finally {
      isBusy.value = false;
    }
  }

  return { account, step, phone, digits, isBusy, fault, isComplete: needed, go, askForCode, submit, finish };
}
