import type { Format } from './formats.js';
import { notTaken } from './refusal.js';

const MAIN_PARTS: [RegExp, Format][] = [
  [/wordprocessingml\.document\.main\+xml/, 'docx'],
  [/spreadsheetml\.sheet\.main\+xml/, 'xlsx'],
  [/presentationml\.presentation\.main\+xml/, 'pptx'],
];

/** The format that the list of content types speaks of. @throws Refusal for a template, a macro document, or several */
export function mainFormatIn(contentTypes: Buffer): Format {
  const text = resolved(readXml(contentTypes));
  if (/macroEnabled|vbaProject|activeX|macrosheet/i.test(text))
    throw notTaken('Documents with macros are not taken.');
  const found = MAIN_PARTS.filter(([type]) => type.test(text));
  if (found.length !== 1) throw notTaken('Of Office files, DOCX, XLSX and PPTX are taken.');
  return found[0]![1];
}

/** Looks at one part of a document. @throws Refusal when it fetches or runs something, or is no plain XML */
export function refuseHarmfulPart(name: string, content: Buffer): void {
  if (!/\.(?:xml|rels|vml|svg)$/.test(name)) return;
  const xml = readXml(content);
  if (name.endsWith('.rels') && pointsElsewhere(xml))
    throw notTaken('Documents that fetch something from elsewhere are not taken.');
  const text = resolved(xml);
  if (/<(?:\w+:)?ddeLink\b|(?:instrText[^<>]*>|\binstr=["'])\s*DDE/i.test(text))
    throw notTaken('Documents that start something are not taken.');
  if (name.endsWith('.svg') && /<script|\son\w+\s*=|javascript:/i.test(text))
    throw notTaken('Documents with scripts are not taken.');
}

/** Whether a relationship leads out of the document, other than a link that somebody has to click. */
function pointsElsewhere(xml: string): boolean {
  // In XML no attribute holds a bare `<`, but it may well hold a `>`.
  return xml.split('<').some((element) => {
    if (!/^[^\s/>]*Relationship\s/i.test(element)) return false;
    const attributes = attributesOf(element);
    const isExternal = /^\s*External/i.test(attributes.get('TargetMode') ?? '');
    return isExternal && !attributes.get('Type')?.endsWith('/hyperlink');
  });
}

function attributesOf(element: string): Map<string, string> {
  const found = element.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...found].map(([, name, double, single]) => [name!, resolved(double ?? single ?? '')]));
}

/** XML as Office writes it. @throws Refusal for another encoding, and for entities, which could spell anything */
function readXml(content: Buffer): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw notTaken('The document is broken.');
  }
  const encoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)/.exec(text)?.[1] ?? 'utf-8';
  if (!/^(?:utf-8|us-ascii)$/i.test(encoding) || /\0|<!DOCTYPE|<!ENTITY/i.test(text))
    throw notTaken('The document is broken.');
  return text;
}

/** Character references resolved, so that nothing is spelled past the checks. */
function resolved(text: string): string {
  return text.replaceAll(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
    const point = hex ? parseInt(hex, 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
  });
}
