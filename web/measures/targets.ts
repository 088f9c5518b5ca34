import { called, isSeen } from './seen.ts';

const TARGETS = [
  'a[href]',
  'button',
  'input:not([type=hidden])',
  'select',
  'textarea',
  'summary',
  'audio[controls]',
  ...['button', 'link', 'radio', 'checkbox', 'switch', 'tab', 'option', 'menuitem', 'slider'].map(
    (role) => `[role=${role}]`,
  ),
].join(', ');

/** What a finger would miss. @param leastPx how wide and how high a target is at the least */
export function smallTargets(leastPx: number): string[] {
  return [...document.querySelectorAll(TARGETS)].flatMap((target) => {
    const size = sizeOf(target);
    if (!size) return [];
    const { width, height } = size;
    if (width >= leastPx - 0.5 && height >= leastPx - 0.5) return [];
    return [`${called(target)}: a target of ${Math.round(width)} × ${Math.round(height)}`];
  });
}

/** How large the place is that takes a press; undefined when there is none. A label takes it for its field. */
function sizeOf(target: Element): { width: number; height: number } | undefined {
  const labels =
    target instanceof HTMLInputElement && ['checkbox', 'radio', 'file'].includes(target.type)
      ? [...(target.labels ?? [])]
      : [];
  const places = [target, ...labels].filter(isSeen).map((element) => element.getBoundingClientRect());
  if (places.length === 0) return undefined;
  return {
    width: Math.max(...places.map(({ width }) => width)),
    height: Math.max(...places.map(({ height }) => height)),
  };
}
