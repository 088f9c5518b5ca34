import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from '../support/at-end.js';

const PAGE = 2;

/** A bucket of its own, addressed by path; it takes only what is signed and is what its hash says. */
export class FakeS3 {
  readonly objects = new Map<string, Buffer>();
  readonly refused: string[] = [];
  /** Answers everything with this, if set. */
  failWith: number | undefined;
  lists = 0;
  private server: Server | undefined;

  async listen(bucket: string): Promise<string> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { status, body = '' } = this.answer(
          request.method!,
          request.url!,
          request.headers,
          Buffer.concat(chunks),
          bucket,
        );
        response.writeHead(status).end(body);
      });
    });
    this.server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    atEnd(() => this.close());
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }

  private answer(
    method: string,
    url: string,
    headers: NodeJS.Dict<string | string[]>,
    body: Buffer,
    bucket: string,
  ): { status: number; body?: Buffer | string } {
    if (this.failWith) return { status: this.failWith };
    const signature =
      /^AWS4-HMAC-SHA256 Credential=key-id\/\d{8}\/cn-north-1\/s3\/aws4_request, SignedHeaders=[a-z0-9;-]*x-amz-date[a-z0-9;-]*, Signature=[0-9a-f]{64}$/;
    const sha256 = createHash('sha256').update(body).digest('hex');
    const isSigned = signature.test(String(headers.authorization));
    const isWhole = method !== 'PUT' || headers['x-amz-content-sha256'] === sha256;
    const { pathname, searchParams } = new URL(url, 'http://s3');
    if (!isSigned || !isWhole || !pathname.startsWith(`/${bucket}`)) {
      this.refused.push(`${method} ${url}`);
      return { status: 403 };
    }
    const key = pathname.slice(bucket.length + 2);
    if (key === '') return { status: 200, body: this.list(searchParams) };
    if (method === 'PUT') this.objects.set(key, body);
    if (method === 'DELETE') this.objects.delete(key);
    const found = this.objects.get(key);
    return method === 'GET' && !found
      ? { status: 404 }
      : { status: method === 'DELETE' ? 204 : 200, body: found };
  }

  private list(query: URLSearchParams): string {
    this.lists++;
    const keys = [...this.objects.keys()]
      .filter((key) => key.startsWith(query.get('prefix') ?? ''))
      .toSorted();
    const after = query.get('continuation-token')?.replace('a&b ', '') ?? '';
    const page = keys.filter((key) => key > after).slice(0, PAGE);
    const next =
      page.at(-1) !== keys.at(-1) && `<NextContinuationToken>a&amp;b ${page.at(-1)}</NextContinuationToken>`;
    const contents = page.map(
      (key) =>
        `<Contents><Key>${key}</Key><LastModified>${new Date().toISOString()}</LastModified></Contents>`,
    );
    return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next || ''}</ListBucketResult>`;
  }
}
