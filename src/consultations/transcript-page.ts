import { createHash } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import type { Transcript, TranscriptEntry } from './transcript.contract.js';

const STYLE = `
  body { font: 12pt/1.6 "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; max-width: 46em; margin: 2em auto; padding: 0 1em; color: #111; }
  h1 { font-size: 18pt; } dl { display: grid; grid-template-columns: max-content 1fr; gap: .2em 1em; } dt { color: #555; } dd { margin: 0; overflow-wrap: anywhere; }
  ol { list-style: none; padding: 0; } li { margin: .8em 0; break-inside: avoid; } .who { color: #555; font-size: 10pt; }
  p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; } .told p { color: #555; } .hash { font: 8pt monospace; overflow-wrap: anywhere; }
  @page { margin: 20mm; } @media print { body { margin: 0; } }`;

/** What the page may do: show itself, and nothing else. */
export const TRANSCRIPT_CSP = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** A conversation as a page to print, in Chinese; whatever was said is shown as text. */
export function transcriptPage(transcript: Transcript): string {
  const { boardName, description, resident, lawyers, createdAt, at, entries, seal, hash, intact } =
    transcript;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>咨询记录 ${inBeijing(createdAt)}</title><style>${STYLE}</style></head>
<body><h1>咨询记录</h1>
<dl><dt>版块</dt><dd>${asText(boardName)}</dd><dt>居民</dt><dd>${asText(resident)}</dd>
<dt>律师</dt><dd>${asText(lawyers.length > 0 ? lawyers.join('、') : '还没有')}</dd><dt>点单时间</dt><dd>${inBeijing(createdAt)}</dd>
<dt>问题</dt><dd><p>${asText(description)}</p></dd></dl>
<ol>${entries.map(entryItem).join('\n')}</ol>
<dl><dt>记录校验</dt><dd>${seal ? (intact ? '与结束时封存的一致' : '与结束时封存的不一致') : '咨询还没有结束，没有封存'}</dd>
<dt>校验值</dt><dd class="hash">${asText(seal?.hash ?? hash)}</dd><dt>打印时间</dt><dd>${inBeijing(at)}</dd></dl>
</body></html>`;
}

function entryItem({ kind, seq, sender, body, at, clientId, recalled }: TranscriptEntry): string {
  const words = recalled ? '（已撤回）' : (body ?? WITHOUT_WORDS[kind] ?? '');
  return `<li${clientId === undefined ? ' class="told"' : ''}><div class="who">${seq}　${asText(sender.displayName)}　${inBeijing(at)}</div><p>${asText(words)}</p></li>`;
}

const WITHOUT_WORDS: Record<string, string> = {
  image: '［图片］',
  voice: '［语音］',
  file: '［文件］',
  recall: '撤回了一条消息',
};

function asText(words: string): string {
  return words.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

function inBeijing(instant: string): string {
  const { year, month, day, hour, minute, second } =
    Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai');
  const two = (n: number) => String(n).padStart(2, '0');
  return `${year}年${month}月${day}日 ${two(hour)}:${two(minute)}:${two(second)}`;
}
