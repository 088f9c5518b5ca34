import { randomUUID } from 'node:crypto';
import { link, rm, writeFile } from 'node:fs/promises';

/**
 * Writes `text` to `path`, for its owner alone, unless there is such a file; gives whether it did. A process killed in
 * the middle leaves no half of it: the file gets its name when it is whole.
 */
export async function writeOnce(path: string, text: string): Promise<boolean> {
  const whole = `${path}.${randomUUID()}`;
  try {
    await writeFile(whole, text, { flag: 'wx', mode: 0o600, flush: true });
    await link(whole, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(whole, { force: true });
  }
}
