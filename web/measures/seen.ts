/** Whether a person sees an element: laid out, opaque, and not there for screen readers alone. */
export function isSeen(element: Element): boolean {
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { width, height } = at.getBoundingClientRect();
    if (width <= 1.5 && height <= 1.5 && getComputedStyle(at).overflow !== 'visible') return false;
  }
  return true;
}

/** A text that a person sees, with where each of its lines stands. */
export interface SeenText {
  node: Text;
  words: string;
  parent: Element;
  lines: DOMRect[];
}

/** All texts of the page that a person sees, whether or not they have to scroll for them. */
export function seenTexts(): SeenText[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: SeenText[] = [];
  while (walker.nextNode()) {
    const node = walker.currentNode as Text;
    const parent = node.parentElement!;
    const words = node.data.trim();
    if (!words || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(parent.tagName) || !isSeen(parent))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (lines.length > 0) texts.push({ node, words, parent, lines });
  }
  return texts;
}

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** All fields in which a person sees words: their own, or the ones that say what belongs there. */
export function seenFields(): Field[] {
  const fields = document.querySelectorAll<Field>('input, textarea, select');
  const wordless = ['hidden', 'checkbox', 'radio', 'range', 'file', 'color'];
  return [...fields].filter((field) => !wordless.includes(field.type) && isSeen(field));
}

/** An element as a fault calls it. */
export function called(element: Element): string {
  const words = (element.textContent ?? '').trim().replaceAll(/\s+/g, ' ').slice(0, 24);
  const name = words || element.getAttribute('aria-label') || element.id;
  return `${element.tagName.toLowerCase()}.${[...element.classList].join('.')} “${name}”`;
}
