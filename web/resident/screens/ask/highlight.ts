/** A stretch of a text, and whether one of the words that were looked for stands there. */
export interface Stretch {
  text: string;
  isMatch: boolean;
}

/** Takes `text` apart where `words` stand in it, the longest first; put together again it is the same text. */
export function highlight(text: string, words: readonly string[]): Stretch[] {
  const wanted = words.filter(Boolean).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  if (wanted.length === 0) return [{ text, isMatch: false }];
  wanted.sort((a, b) => b.length - a.length);
  return text
    .split(new RegExp(`(${wanted.join('|')})`, 'iu'))
    .map((part, at) => ({ text: part, isMatch: at % 2 === 1 }))
    .filter((part) => part.text !== '');
}
