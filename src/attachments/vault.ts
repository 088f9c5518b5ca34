import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { isUuid } from '../platform/http/page.js';
import type { AttachmentStore } from './store/attachment-store.js';
import { DiskStore } from './store/disk-store.js';
import { S3Store } from './store/s3-store.js';

/** What is kept of an attachment: its content, and a picture's thumbnail. */
export type Part = 'content' | 'thumbnail';

const PURPOSE = 'attachment.content';
const ID_CHARACTERS = 36;

/** The contents of attachments, sealed, in the store that the settings name. */
@Injectable()
export class Vault {
  private readonly store: AttachmentStore;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly keyring: Keyring,
  ) {
    // Another service has another key, and with it another corner of a bucket that both use.
    const prefix = `${keyring.lookup('attachments.prefix', 's3').toString('hex', 0, 8)}/`;
    this.store = settings.s3
      ? new S3Store(settings.s3, prefix)
      : new DiskStore(join(settings.dataDir, 'attachments', 'kept'));
  }

  /** Seals and stores; durable when it resolves. @throws 503 when the store is away */
  async put(id: string, part: Part, bytes: Buffer): Promise<void> {
    const key = keyOf(id, part);
    await this.store.put(key, this.keyring.sealBytes(PURPOSE, bytes, key));
  }

  /** Undefined when there is none. @throws Error when it was changed; 503 when the store is away */
  async get(id: string, part: Part): Promise<Buffer | undefined> {
    const key = keyOf(id, part);
    const sealed = await this.store.get(key);
    return sealed && this.keyring.openBytes(PURPOSE, sealed, key);
  }

  /** Removes all that is kept of an attachment; as often as you like. */
  async empty(id: string): Promise<void> {
    await Promise.all([this.store.delete(keyOf(id, 'content')), this.store.delete(keyOf(id, 'thumbnail'))]);
  }

  /** Pages of what lies in the store and was written before an instant, with the ids that it says to belong to. */
  async *olderThan(before: Date): AsyncIterable<{ key: string; id: string }[]> {
    for await (const items of this.store.list())
      yield (
        items
          .filter(({ modifiedAt }) => modifiedAt < before)
          .map(({ key }) => ({ key, id: key.slice(0, ID_CHARACTERS) }))
          // What has no name of ours was put there by somebody else, and is theirs.
          .filter(({ id }) => isUuid(id))
      );
  }

  /** Removes one item by its key, such as what an interrupted write left. */
  async remove(key: string): Promise<void> {
    await this.store.delete(key);
  }
}

function keyOf(id: string, part: Part): string {
  return part === 'content' ? id : `${id}.${part}`;
}
