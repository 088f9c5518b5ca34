import { hiddenAction, misfits } from './fits.ts';
import { legibility } from './legible.ts';
import { smallTargets } from './targets.ts';

/** 18 pt, and what an unsteady finger hits; see docs/decisions on the faces. */
const ELDER = { letterPx: 24, targetPx: 60 };
const NORMAL = { letterPx: 12, targetPx: 44 };

/** What is wrong with the page as it stands, in a sentence each; nothing when all is well. */
export async function measure(mode: 'elder' | 'normal'): Promise<string[]> {
  // A window that was just resized is laid out by then.
  await nextFrame();
  await nextFrame();
  const { letterPx, targetPx } = mode === 'elder' ? ELDER : NORMAL;
  const faults = [...legibility(letterPx), ...smallTargets(targetPx), ...misfits(), ...hiddenAction()];
  return [...new Set(faults)];
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
