/** What a quick reply may leave open, for an order to fill in. */
export const PLACEHOLDERS = ['resident', 'lawyer', 'firm', 'board', 'orderNumber'] as const;

/** With no more than these, what was filled in still fits into one message. */
export const MOST_PLACEHOLDERS = 20;

export type Filling = Record<(typeof PLACEHOLDERS)[number], string>;

export interface FoundPlaceholder {
  /** As it is written, such as `{{resident}}`. */
  written: string;
  /** Of its first character in the text, from 1. */
  place: number;
  /** Undefined when there is no such placeholder, or its end is missing. */
  name: keyof Filling | undefined;
}

/** Braces that open and never close are most likely a slip; they are found as well. */
const BRACES = /\{\{([^{}]*)(\}\})?/gu;

/** All placeholders of a text, in their order. */
export function placeholdersIn(text: string): FoundPlaceholder[] {
  return [...text.matchAll(BRACES)].map((match) => ({
    written: match[0],
    place: Array.from(text.slice(0, match.index)).length + 1,
    name: nameOf(match[1]!, match[2]),
  }));
}

/** The text with its placeholders filled in; what is filled in is not read again. */
export function fillIn(text: string, filling: Filling): string {
  return text.replace(BRACES, (written, inner: string, end: string | undefined) => {
    const name = nameOf(inner, end);
    return name ? filling[name] : written;
  });
}

function nameOf(inner: string, end: string | undefined): keyof Filling | undefined {
  return end === undefined ? undefined : PLACEHOLDERS.find((name) => name === inner.trim());
}
