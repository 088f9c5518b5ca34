import { readonly, ref } from 'vue';

const found = ref(false);

/** Whether this browser can read Chinese aloud without asking anybody outside. */
export const hasVoice = readonly(found);

if ('speechSynthesis' in window) {
  look();
  // Voices are loaded late.
  speechSynthesis.addEventListener('voiceschanged', look);
}

/** Reads `text` aloud instead of whatever is being read; `ended` is called when it is over, however it came to be. */
export function readAloud(text: string, ended: () => void = () => undefined): void {
  if (!found.value) return ended();
  speechSynthesis.cancel();
  const speech = new SpeechSynthesisUtterance(text);
  speech.voice = voice() ?? null;
  speech.lang = 'zh-CN';
  speech.rate = 0.9;
  speech.addEventListener('end', ended);
  speech.addEventListener('error', ended);
  speechSynthesis.speak(speech);
}

export function stopReading(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

function look(): void {
  found.value = voice() !== undefined;
}

/** A voice of the device itself: others send the text to somebody else's service. */
function voice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && /^(zh|cmn)/i.test(lang));
}
