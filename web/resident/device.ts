import { readonly, ref, watchEffect } from 'vue';

const ELDER_KEY = 'elder';
const KIOSK_KEY = 'kiosk';

const root = document.documentElement;
/** A tab that came in by `/kiosk` is a terminal's until it is closed. */
const isKiosk = ref(location.pathname.startsWith('/kiosk') || sessionStorage.getItem(KIOSK_KEY) === '1');
if (isKiosk.value) sessionStorage.setItem(KIOSK_KEY, '1');
const isElder = ref(isKiosk.value || localStorage.getItem(ELDER_KEY) === '1');

watchEffect(() => {
  root.dataset.elder = String(isElder.value);
  root.dataset.kiosk = String(isKiosk.value);
});

/** What kind of device this is and how large everything shall be: elder mode is always on at a kiosk at first. */
export function useDevice() {
  return { isElder: readonly(isElder), isKiosk: readonly(isKiosk), setElder };
}

function setElder(on: boolean): void {
  isElder.value = on;
  if (!isKiosk.value) localStorage.setItem(ELDER_KEY, on ? '1' : '0');
}
