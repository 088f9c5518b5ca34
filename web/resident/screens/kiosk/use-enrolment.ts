import { onMounted, ref, shallowRef } from 'vue';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { problemText } from '../../../shared/api/problem-texts.ts';
import type { ReaderKind } from '../../kiosk/card-reader.ts';
import {
  enrol,
  enrolledDevice,
  whyCannotSign,
  type CannotSign,
  type KioskDevice,
} from '../../kiosk/device.ts';
import { kioskTexts } from '../../texts/kiosk.ts';

const CODE = /^[2-9A-HJKMNP-Z]{8}$/;

/** Making this device a kiosk. */
export function useEnrolment() {
  const device = shallowRef<KioskDevice>();
  const obstacle = ref<CannotSign>();
  const code = ref('');
  const reader = ref<ReaderKind | ''>('service');
  const fault = ref<string>();
  const isBusy = ref(false);

  onMounted(async () => {
    obstacle.value = await whyCannotSign();
    device.value = await enrolledDevice().catch(() => undefined);
  });

  async function submit(): Promise<void> {
    const plain = code.value.toUpperCase().replaceAll(/[\s-]/g, '');
    fault.value = CODE.test(plain) ? undefined : kioskTexts.enrol.codeShape;
    if (fault.value || reader.value === '') return;
    isBusy.value = true;
    try {
      await enrol(plain, reader.value);
      // The page begins anew as the kiosk's own, with nothing of the enrolment behind Back.
      location.replace('/kiosk');
    } catch (error) {
      const isWrong = error instanceof ApiProblem && error.code === 'BAD_CREDENTIALS';
      fault.value = isWrong ? kioskTexts.enrol.wrong : problemText(error);
    } finally {
      isBusy.value = false;
    }
  }

  return { device, obstacle, code, reader, fault, isBusy, submit };
}
