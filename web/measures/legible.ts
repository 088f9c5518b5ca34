import { contrastOf } from './colours.ts';
import { called, seenFields, seenTexts } from './seen.ts';

const CONTRAST_LEAST = 4.5;
const LINE_HEIGHT_LEAST = 1.3;
/** What has colours of its own, and no ink. */
const PICTOGRAPHS = /^[\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F\u200D\s]+$/u;

/** Where words are too small, too close or too pale to be read. @param leastPx the smallest that a letter may be */
export function legibility(leastPx: number): string[] {
  const texts = seenTexts().map(({ words, parent }) => ({
    words,
    element: parent,
    style: getComputedStyle(parent),
  }));
  const fields = seenFields().map((field) => ({
    words: 'placeholder' in field && !field.value ? field.placeholder : field.value,
    element: field,
    style: getComputedStyle(field, 'placeholder' in field && !field.value ? '::placeholder' : undefined),
  }));
  return [...texts, ...fields]
    .filter(({ words }) => words !== '')
    .flatMap(({ words, element, style }) => {
      const px = Number.parseFloat(style.fontSize);
      const lineHeight = Number.parseFloat(style.lineHeight) / px;
      const contrast = contrastOf(element, style.color);
      const where = `${called(element)}: `;
      return [
        px < leastPx - 0.01 && `${where}${px} px letters`,
        element.tagName !== 'SELECT' &&
          element.tagName !== 'INPUT' &&
          !(lineHeight >= LINE_HEIGHT_LEAST - 0.001) &&
          `${where}line height ${style.lineHeight} of ${px} px`,
        contrast === undefined && `${where}a picture is behind the words`,
        contrast !== undefined &&
          contrast < CONTRAST_LEAST &&
          !isHiddenMark(element, contrast) &&
          !PICTOGRAPHS.test(words) &&
          `${where}contrast ${contrast.toFixed(2)} of ${style.color}`,
      ].filter((fault) => fault !== false);
    });
}

/** The tick of a box that is not ticked: there, but in the colour of its ground. */
function isHiddenMark(element: Element, contrast: number): boolean {
  return contrast < 1.01 && element.closest('[aria-hidden="true"]') !== null;
}
