import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';

/** A file that has arrived and was not looked at yet. */
export interface Arrived {
  sizeBytes: number;
  sha256: string;
  read(): Promise<Buffer>;
  discard(): Promise<void>;
}

/**
 * Where files arrive: on disk, for many slow senders at once would fill the memory; enciphered under a key that only
 * this process has, and only until it is read, so that a crash leaves nothing that anybody can read.
 */
@Injectable()
export class Incoming {
  private readonly folder: string;

  constructor(@Inject(SETTINGS) settings: Settings) {
    this.folder = join(settings.dataDir, 'attachments', 'incoming');
  }

  /** Takes in a stream to its end; when it breaks off, nothing of it stays. */
  async take(stream: Readable): Promise<Arrived> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const path = join(this.folder, randomUUID());
    const [key, iv] = [randomBytes(32), randomBytes(16)];
    const hash = createHash('sha256');
    let sizeBytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sizeBytes += chunk.length;
        hash.update(chunk);
        done(null, chunk);
      },
    });
    const discard = () => rm(path, { force: true });
    try {
      const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
      await pipeline(stream, measure, createCipheriv('aes-256-ctr', key, iv), file);
    } catch (error) {
      await discard();
      throw error;
    }
    const read = async () => {
      const plain = new PassThrough();
      const chunks: Buffer[] = [];
      plain.on('data', (chunk: Buffer) => chunks.push(chunk));
      await pipeline(createReadStream(path), createDecipheriv('aes-256-ctr', key, iv), plain);
      return Buffer.concat(chunks);
    };
    return { sizeBytes, sha256: hash.digest('hex'), read, discard };
  }

  /** Removes what crashed processes left: whatever came before an instant. */
  async sweep(before: Date): Promise<void> {
    const names = await readdir(this.folder).catch(() => [] as string[]);
    for (const name of names) {
      const path = join(this.folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && found.mtime < before) await rm(path, { force: true });
    }
  }
}
