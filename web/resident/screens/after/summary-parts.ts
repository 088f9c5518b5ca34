import type { components } from '../../../shared/api/openapi.ts';
import { summaryTexts } from '../../texts/after.ts';

type Summary = components['schemas']['Summary'];

/** A part of the summary as it is shown, printed and saved. */
export interface SummaryPart {
  title: string;
  lines: string[];
  /** The steps come one after the other. */
  isOrdered?: boolean;
  /** What must not be missed. */
  isUrgent?: boolean;
}

/** What the lawyer wrote, in the order in which somebody wants to know it; parts that say nothing are left out. */
export function summaryParts(summary: Summary): SummaryPart[] {
  return [
    { title: summaryTexts.nextSteps, lines: linesOf(summary.nextSteps), isOrdered: true },
    { title: summaryTexts.deadlines, lines: linesOf(summary.deadlines), isUrgent: true },
    { title: summaryTexts.facts, lines: linesOf(summary.facts) },
    { title: summaryTexts.rule, lines: linesOf(summary.rule) },
    { title: summaryTexts.alternatives, lines: linesOf(summary.alternatives) },
    { title: summaryTexts.legalAid, lines: [wordsOfAid(summary.legalAid)] },
  ].filter(({ lines }) => lines.length > 0);
}

/** The same as plain text, which any device opens. @param head lines that say of whom, by whom and when */
export function summaryText(head: readonly string[], parts: readonly SummaryPart[]): string {
  const blocks = parts.map(({ title, lines, isOrdered }) =>
    [`【${title}】`, ...lines.map((line, n) => (isOrdered ? `${n + 1}. ${line}` : line))].join('\r\n'),
  );
  return [summaryTexts.title, head.join('\r\n'), ...blocks, summaryTexts.note].join('\r\n\r\n');
}

function linesOf(told: unknown): string[] {
  if (Array.isArray(told))
    return told.filter((line): line is string => typeof line === 'string' && line !== '');
  return typeof told === 'string' && told !== '' ? [told] : [];
}

function wordsOfAid(told: unknown): string {
  if (typeof told === 'string') return told;
  return told === true ? summaryTexts.legalAidYes : summaryTexts.legalAidNo;
}
