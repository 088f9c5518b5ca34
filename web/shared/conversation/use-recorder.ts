import { onScopeDispose, ref } from 'vue';
import { MOST_VOICE_MS } from './kinds.ts';
import { composerTexts } from './texts.ts';

/** What browsers record and the service takes, best first, with the ending of its name. */
const FORMATS = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4', 'm4a'],
  ['audio/ogg;codecs=opus', 'ogg'],
] as const;
/** Less is a slip of the finger. */
const LEAST_MS = 600;
/** Recorders finish the frame that they are in. */
const STOP_BEFORE_MS = 300;

export interface Recording {
  file: Blob;
  fileName: string;
}

/** Records a voice message of a minute at most; `recorded` is given what was not cancelled. */
export function useRecorder(recorded: (recording: Recording) => void) {
  const state = ref<'idle' | 'asking' | 'recording'>('idle');
  const elapsedMs = ref(0);
  const fault = ref<string>();
  let recorder: MediaRecorder | undefined;
  let isWanted = false;
  let timer: ReturnType<typeof setInterval> | undefined;

  async function start(): Promise<void> {
    if (state.value !== 'idle') return;
    fault.value = undefined;
    elapsedMs.value = 0;
    const format = 'MediaRecorder' in window && FORMATS.find(([type]) => MediaRecorder.isTypeSupported(type));
    if (!format || !('mediaDevices' in navigator)) {
      fault.value = composerTexts.notSupported;
      return;
    }
    state.value = 'asking';
    isWanted = true;
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      state.value = 'idle';
      fault.value = composerTexts.noMicrophone;
      return;
    }
    record(stream, format);
    // Cancelled while the browser asked whether it may.
    if (!isWanted) end();
  }

  function record(stream: MediaStream, [mimeType, ending]: (typeof FORMATS)[number]): void {
    const parts: Blob[] = [];
    const startedAt = performance.now();
    recorder = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: 24_000 });
    recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
    recorder.addEventListener('stop', () => {
      for (const track of stream.getTracks()) track.stop();
      clearInterval(timer);
      state.value = 'idle';
      if (!isWanted) return;
      if (performance.now() - startedAt < LEAST_MS) fault.value = composerTexts.tooShort;
      else recorded({ file: new Blob(parts, { type: mimeType }), fileName: `voice.${ending}` });
    });
    recorder.start();
    state.value = 'recording';
    timer = setInterval(() => {
      elapsedMs.value = performance.now() - startedAt;
      if (elapsedMs.value > MOST_VOICE_MS - STOP_BEFORE_MS) finish();
    }, 100);
  }

  /** Ends it; what was recorded is handed on. */
  function finish(): void {
    end();
  }

  /** Ends it; what was recorded is dropped. */
  function cancel(): void {
    isWanted = false;
    end();
  }

  function end(): void {
    if (recorder?.state === 'recording') recorder.stop();
  }

  onScopeDispose(cancel);

  return { state, elapsedMs, fault, start, finish, cancel };
}
