import { computed, onBeforeUnmount, ref } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { problemText } from '../../../shared/api/problem-texts.ts';
import { signIn } from '../../../shared/session/session.ts';
import { sayDuration } from '../../../shared/time.ts';
import { signInTexts } from '../../texts/sign-in.ts';

const AGAIN_AFTER_SECONDS = 60;

/** Signing in by text message: first the phone, then the code that was sent to it. */
export function useSignIn() {
  const step = ref<'phone' | 'code'>('phone');
  const phone = ref('');
  const code = ref('');
  const fault = ref<string>();
  const isBusy = ref(false);
  const againInSeconds = ref(0);
  let countdown: ReturnType<typeof setInterval> | undefined;
  onBeforeUnmount(() => clearInterval(countdown));

  /** Digits as people write them, with spaces or dashes between. */
  const digits = computed(() => phone.value.replaceAll(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''));

  async function sendCode(): Promise<void> {
    if (!/^1\d{10}$/.test(digits.value)) {
      fault.value = signInTexts.phoneWrong;
      return;
    }
    await attempt(async () => {
      await answer(api.POST('/api/v1/auth/sms-codes', { body: { phone: digits.value } }));
      code.value = '';
      step.value = 'code';
      countDown(AGAIN_AFTER_SECONDS);
    });
  }

  async function enter(): Promise<void> {
    const typed = code.value.replaceAll(/\s/g, '');
    if (!/^\d{6}$/.test(typed)) {
      fault.value = signInTexts.codeWrong;
      return;
    }
    await attempt(async () => {
      await signIn({ grant: 'sms', phone: digits.value, code: typed });
    });
  }

  function changePhone(): void {
    step.value = 'phone';
    fault.value = undefined;
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (isBusy.value) return;
    isBusy.value = true;
    fault.value = undefined;
    try {
      await work();
    } catch (error) {
      fault.value = wordsFor(error);
    } finally {
      isBusy.value = false;
    }
  }

  function countDown(seconds: number): void {
    clearInterval(countdown);
    const until = Date.now() + seconds * 1000;
    againInSeconds.value = seconds;
    // By the clock and not by ticks: a phone that slept goes on where it should be.
    countdown = setInterval(() => {
      againInSeconds.value = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      if (againInSeconds.value === 0) clearInterval(countdown);
    }, 500);
  }

  return { step, phone, digits, code, fault, isBusy, againInSeconds, sendCode, enter, changePhone };
}

function wordsFor(error: unknown): string {
  if (!(error instanceof ApiProblem)) return problemText(error);
  if (error.code === 'BAD_CREDENTIALS') return signInTexts.codeRefused;
  if (error.code === 'RATE_LIMITED' && error.retryAfterSeconds !== undefined)
    return signInTexts.tooOften(sayDuration(error.retryAfterSeconds));
  return problemText(error);
}
