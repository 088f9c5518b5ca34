import { readonly, ref } from 'vue';

const KEY = 'ring-muted';
const isMuted = ref(localStorage.getItem(KEY) === '1');
/** `unsupported` where the browser has none. */
const permission = ref<NotificationPermission | 'unsupported'>(
  'Notification' in globalThis ? Notification.permission : 'unsupported',
);
let context: AudioContext | undefined;

/** The sound and the desktop's own notification of an offer. */
export function useRing() {
  return { isMuted: readonly(isMuted), permission: readonly(permission), mute, askToNotify, ring };
}

function mute(to: boolean): void {
  isMuted.value = to;
  localStorage.setItem(KEY, to ? '1' : '0');
}

/** Browsers ask only when somebody has pressed something. */
async function askToNotify(): Promise<void> {
  permission.value = await Notification.requestPermission();
}

/** Two tones; and a notification where it was allowed and the page is not in sight. */
function ring(title: string, body: string): void {
  if (!isMuted.value) sound();
  if (document.visibilityState === 'visible' || permission.value !== 'granted') return;
  const notification = new Notification(title, { body, tag: 'offer' });
  notification.addEventListener('click', () => {
    window.focus();
    notification.close();
  });
}

function sound(): void {
  context ??= new AudioContext();
  // Browsers let a page sound only after somebody has touched it.
  void context.resume();
  const now = context.currentTime;
  for (const [n, frequency] of [880, 1175].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.2, now + n * 0.22);
    volume.gain.exponentialRampToValueAtTime(0.001, now + n * 0.22 + 0.2);
    tone.connect(volume).connect(context.destination);
    tone.start(now + n * 0.22);
    tone.stop(now + n * 0.22 + 0.2);
  }
}
