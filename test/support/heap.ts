import type { Page } from 'playwright-core';

/** Which of `words` are found in what a page holds in memory, after its rubbish was collected. */
export async function inMemoryOf(page: Page, words: readonly string[]): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  let snapshot = '';
  session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (snapshot += chunk));
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  await session.detach();
  return words.filter((word) => snapshot.includes(asWritten(word)));
}

/** Snapshots write all but ASCII as escapes. */
function asWritten(word: string): string {
  return word.replaceAll(
    /[^\x20-\x7E]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
