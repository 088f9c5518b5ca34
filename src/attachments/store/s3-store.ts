import { createHash } from 'node:crypto';
import { Logger } from '@nestjs/common';
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '../../platform/config/settings.js';
import { commonProblems } from '../../platform/problems/common.problems.js';
import type { AttachmentStore, StoredItem } from './attachment-store.js';

const WITHIN_MS = 30_000;
const RETRIES = 2;

/** A bucket of an S3-compatible store, addressed by path, as MinIO and its kind want it. */
export class S3Store implements AttachmentStore {
  private readonly logger = new Logger('s3');
  private readonly client: AwsClient;
  private readonly bucket: string;

  /** @param prefix what all keys begin with, so that services can share a bucket and never sweep each other's */
  constructor(
    { endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings,
    private readonly prefix: string,
  ) {
    this.client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: RETRIES });
    this.bucket = `${endpoint}/${bucket}`;
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await this.call('PUT', this.urlOf(key), { body: bytes, headers: { 'X-Amz-Content-Sha256': sha256 } });
  }

  async get(key: string): Promise<Buffer | undefined> {
    const answer = await this.call('GET', this.urlOf(key));
    return answer && Buffer.from(await answer.arrayBuffer());
  }

  async delete(key: string): Promise<void> {
    await this.call('DELETE', this.urlOf(key));
  }

  async *list(): AsyncIterable<StoredItem[]> {
    let token: string | undefined;
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: this.prefix });
      if (token) query.set('continuation-token', token);
      const answer = await this.call('GET', `${this.bucket}?${query.toString()}`);
      if (!answer) return;
      const xml = await answer.text();
      yield [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, item]) => ({
        key: textOf(item!, 'Key').slice(this.prefix.length),
        modifiedAt: new Date(textOf(item!, 'LastModified')),
      }));
      token = textOf(xml, 'NextContinuationToken') || undefined;
    } while (token);
  }

  private urlOf(key: string): string {
    return `${this.bucket}/${this.prefix}${key}`;
  }

  /** The answer, or undefined for 404. @throws 503 when the store is away or will not */
  private async call(method: string, url: string, init: RequestInit = {}): Promise<Response | undefined> {
    const answer = await this.client
      .fetch(url, { ...init, method, signal: AbortSignal.timeout(WITHIN_MS) })
      .catch((error: Error) => {
        throw this.away(error.message);
      });
    if (answer.ok) return answer;
    await answer.body?.cancel();
    if (answer.status === 404 && method !== 'PUT') return undefined;
    throw this.away(`${method} was answered with ${answer.status}`);
  }

  private away(why: string) {
    this.logger.warn(`The store cannot be used: ${why}`);
    return commonProblems.unavailable({
      detail: 'The store of attachments is away; try again.',
      retryAfterSeconds: 5,
    });
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of the first element of this name; keys of ours have no more than the five named entities. */
function textOf(xml: string, element: string): string {
  const text = new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? '';
  return text.replaceAll(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}
