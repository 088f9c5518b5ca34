import { called, isSeen, seenFields, seenTexts, type SeenText } from './seen.ts';

/** Half a pixel is rounding. */
const SLACK_PX = 1;
/** Beside what a field says it has room for its arrow, its calendar or its cross. */
const PICKER_PX = 28;

/** What does not fit at this size of window: cut, beside the page, out of its button, or on top of each other. */
export function misfits(): string[] {
  const texts = seenTexts();
  return [
    ...tooWide(texts),
    ...cut(texts),
    ...outOfTheirButton(texts),
    ...onTopOfEachOther(texts),
    ...fieldsTooNarrow(),
  ];
}

/** Whether what is to be done here can be seen without scrolling. */
export function hiddenAction(): string[] {
  const asked = document.querySelector('dialog[open]') ?? document;
  const actions = [...asked.querySelectorAll('.button.primary')].filter(isSeen);
  const inSight = actions.some((action) => {
    const { top, bottom } = action.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight + SLACK_PX;
  });
  return actions.length === 0 || inSight ? [] : [`${called(actions[0]!)}: out of sight`];
}

function tooWide(texts: SeenText[]): string[] {
  const page = document.scrollingElement!;
  const beside = texts.filter(({ lines }) =>
    lines.some(({ left, right }) => left < -SLACK_PX || right > innerWidth + SLACK_PX),
  );
  return [
    ...(page.scrollWidth > innerWidth
      ? [`the page is ${page.scrollWidth} px wide, the window ${innerWidth}`]
      : []),
    ...beside.map(({ parent }) => `${called(parent)}: beside the window`),
  ];
}

function cut(texts: SeenText[]): string[] {
  const boxes = new Set<Element>();
  for (const { parent } of texts)
    for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) boxes.add(at);
  return [...boxes].flatMap((box) => {
    const { overflowX, overflowY } = getComputedStyle(box);
    const wide = overflowX !== 'visible' && box.scrollWidth > box.clientWidth + SLACK_PX;
    const clips = (overflowY === 'hidden' || overflowY === 'clip') && !isShortened(box);
    const high = clips && box.scrollHeight > box.clientHeight + SLACK_PX;
    return wide || high ? [`${called(box)}: cut`] : [];
  });
}

/** Ended by an ellipsis within a link to the whole. */
function isShortened(box: Element): boolean {
  return getComputedStyle(box).webkitLineClamp !== 'none' && box.closest('a') !== null;
}

/** Whether a line is not scrolled or clipped away by what it stands in. */
function isInItsBox(parent: Element, { top, bottom }: DOMRect): boolean {
  const middle = (top + bottom) / 2;
  for (let at: Element | null = parent; at && at !== document.body; at = at.parentElement) {
    if (getComputedStyle(at).overflowY === 'visible') continue;
    const box = at.getBoundingClientRect();
    if (middle < box.top || middle > box.bottom) return false;
  }
  return true;
}

function outOfTheirButton(texts: SeenText[]): string[] {
  return texts.flatMap(({ parent, lines }) => {
    const button = parent.closest('button, .button, [role=button]');
    if (!button) return [];
    const box = button.getBoundingClientRect();
    const isOut = lines.some(
      (line) =>
        line.left < box.left - SLACK_PX ||
        line.right > box.right + SLACK_PX ||
        line.top < box.top - SLACK_PX ||
        line.bottom > box.bottom + SLACK_PX,
    );
    return isOut ? [`${called(button)}: its words do not fit in it`] : [];
  });
}

/** Two texts in one place. What floats above the page covers it by intent. */
function onTopOfEachOther(texts: SeenText[]): string[] {
  const lines = texts
    .filter(({ parent }) => !floats(parent))
    .flatMap(({ parent, lines: places }) => places.map((line) => ({ parent, line })))
    .filter(({ parent, line }) => isInItsBox(parent, line))
    .toSorted((a, b) => a.line.top - b.line.top);
  return lines.flatMap(({ parent, line }, i) => {
    for (let j = i + 1; j < lines.length && lines[j]!.line.top < line.bottom - 3; j++) {
      const other = lines[j]!;
      const across = Math.min(line.right, other.line.right) - Math.max(line.left, other.line.left);
      const down = Math.min(line.bottom, other.line.bottom) - other.line.top;
      // Lines of letters are higher than their ink: what touches is not yet covered.
      if (across > 3 && down > line.height * 0.4 && parent !== other.parent)
        return [`${called(parent)}: under ${called(other.parent)}`];
    }
    return [];
  });
}

function floats(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement)
    if (['fixed', 'sticky'].includes(getComputedStyle(at).position)) return true;
  return element.closest('dialog, [role=dialog], [role=alertdialog]') !== null;
}

function fieldsTooNarrow(): string[] {
  const ruler = new OffscreenCanvas(1, 1).getContext('2d')!;
  return seenFields().flatMap((field) => {
    if (field instanceof HTMLTextAreaElement) return [];
    const style = getComputedStyle(field);
    const words =
      field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field.value || field.placeholder;
    const hasPicker = field instanceof HTMLSelectElement || ['date', 'time', 'search'].includes(field.type);
    const room =
      field.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    ruler.font = style.font;
    const width = ruler.measureText(words ?? '').width + (hasPicker ? PICKER_PX : 0);
    return width > room + SLACK_PX
      ? [`${called(field)}: “${words}” is ${Math.ceil(width)} px wide, it has ${room}`]
      : [];
  });
}
