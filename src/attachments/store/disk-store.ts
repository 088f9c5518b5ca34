import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentStore, StoredItem } from './attachment-store.js';

/** A folder that all nodes share, in 256 folders by the last letters of the id, so that none of them grows long. */
export class DiskStore implements AttachmentStore {
  constructor(private readonly folder: string) {}

  async put(key: string, bytes: Buffer): Promise<void> {
    const folder = this.folderOf(key);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unfinished = join(folder, `${key}.${randomUUID()}.part`);
    try {
      const file = await open(unfinished, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(unfinished, join(folder, key));
      await syncFolder(folder);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  }

  async get(key: string): Promise<Buffer | undefined> {
    return readFile(join(this.folderOf(key), key)).catch(undefinedIfMissing);
  }

  async delete(key: string): Promise<void> {
    await rm(join(this.folderOf(key), key), { force: true });
  }

  async *list(): AsyncIterable<StoredItem[]> {
    const folders = (await readdir(this.folder).catch(undefinedIfMissing)) ?? [];
    for (const name of folders) {
      const keys = (await readdir(join(this.folder, name)).catch(undefinedIfMissing)) ?? [];
      const items = keys.map(async (key) => {
        const found = await stat(join(this.folder, name, key)).catch(undefinedIfMissing);
        return found && { key, modifiedAt: found.mtime };
      });
      yield (await Promise.all(items)).filter((item) => item !== undefined);
    }
  }

  private folderOf(key: string): string {
    return join(this.folder, key.slice(34, 36));
  }
}

/** The name is durable when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function undefinedIfMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error;
}
