import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import request from 'supertest';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { office, oldOffice, pdf, relationships } from './documents.js';
import { drawn, photo } from './pictures.js';
import { fragmentedM4a, m4a, mp3, ogg, wav, webm } from './sounds.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

describe('an attachment', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
  });

  const sent = async (bytes: Buffer, name?: string) =>
    (await upload(service, asker, orderId, bytes, { name }).expect(201)).body as View;

  const LINK = {
    name: 'word/_rels/document.xml.rels',
    content: relationships('Type="http://x/hyperlink" Target="https://law.example" TargetMode="External"'),
  };
  const office97 = oldOffice('WordDocument', '1Table', '\x05SummaryInformation');
  // prettier-ignore
  it.each<[string, () => Buffer | Promise<Buffer>, Partial<View>]>([
    ['欠条.jpg',     () => photo(),       { kind: 'image', type: 'image/jpeg', width: 400, height: 600, name: '欠条.jpg' }],
    ['截图.png',     () => drawn('png'),  { kind: 'image', type: 'image/webp', width: 64, height: 48, name: '截图.webp' }],
    ['a.webp',       () => drawn('webp'), { kind: 'image', type: 'image/webp' }],
    ['a.gif',        () => drawn('gif'),  { kind: 'image', type: 'image/webp' }],
    ['语音.mp3',     () => mp3(59),       { kind: 'voice', type: 'audio/mpeg' }],
    ['语音.m4a',     () => m4a(59),       { kind: 'voice', type: 'audio/mp4' }],
    ['blob.mp4',     () => fragmentedM4a(59), { kind: 'voice', type: 'audio/mp4' }],
    ['语音.wav',     () => wav(60),       { kind: 'voice', type: 'audio/wav', durationMs: 60_000 }],
    ['blob',         () => webm(60),      { kind: 'voice', type: 'audio/webm', durationMs: 60_000, name: 'blob.webm' }],
    ['blob.ogg',     () => ogg(60),       { kind: 'voice', type: 'audio/ogg', durationMs: 60_000 }],
    ['合同.pdf',     () => pdf(),         { kind: 'file', type: 'application/pdf' }],
    ['合同.docx',    () => office('docx'), { kind: 'file', name: '合同.docx' }],
    ['链接.docx',    () => office('docx', [LINK]), { kind: 'file', name: '链接.docx' }],
    ['工资.xlsx',    () => office('xlsx'), { kind: 'file', name: '工资.xlsx' }],
    ['说明.pptx',    () => office('pptx'), { kind: 'file', name: '说明.pptx' }],
    ['老合同.doc',   () => office97,       { kind: 'file', type: 'application/msword' }],
    ['老工资.xls',   () => oldOffice('Workbook'), { kind: 'file', type: 'application/vnd.ms-excel' }],
    ['老说明.ppt',   () => oldOffice('PowerPoint Document'), { kind: 'file', type: 'application/vnd.ms-powerpoint' }],
    ['经过.txt',     () => Buffer.from('2026 年 3 月起没有发工资。\r\n'), { kind: 'file', type: 'text/plain; charset=utf-8' }],
  ])('such as %s is taken, said and fetched by the other side', async (name, make, expected) => {
    const bytes = await make();
    const view = await sent(bytes, name);
    expect(view).toMatchObject({ state: 'clean', ...expected });
    const aMinute = view.kind === 'voice' ? view.durationMs! : 60_000;
    expect(Math.abs(aMinute - 59_500)).toBeLessThan(1000);
    await fetchBytes(advocate, view.id).expect(404);
    await sayIt(asker, orderId, view).expect(201);
    const { body, headers } = await fetchBytes(advocate, view.id).expect(200);
    expect(headers).toMatchObject({
      'content-type': view.type,
      'content-length': String(view.sizeBytes),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-store',
    });
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(view.name)}`);
    expect((body as Buffer).length).toBe(view.sizeBytes);
    expect(view.kind === 'image' || bytes.equals(body as Buffer)).toBe(true);
  });

  it('that is a picture keeps nothing of the place, the camera and its colours’ profile, and stands upright', async () => {
    const bytes = await photo();
    expect((await sharp(bytes).metadata()).exif!.toString('latin1')).toContain('SecretCamera');
    const { id } = await sent(Buffer.concat([bytes, Buffer.from('<script>alert(1)</script>')]), '欠条.jpg');
    for (const [query, width, height] of [
      ['', 400, 600],
      ['?thumbnail=true', 213, 320],
    ] as const) {
      const { body } = await fetchBytes(asker, id, query).expect(200);
      const kept = await sharp(body as Buffer).metadata();
      expect(kept).toMatchObject({ width, height });
      for (const secret of ['exif', 'icc', 'xmp', 'iptc', 'orientation'] as const)
        expect(kept[secret], secret).toBeUndefined();
      for (const secret of ['SecretCamera', 'GPS', 'Somebody', '<script>'])
        expect((body as Buffer).includes(secret), secret).toBe(false);
    }
  });

  it('has a thumbnail when it is a picture, and none when it is not', async () => {
    const picture = await sent(await photo(1200, 1200, 1));
    const { headers } = await fetchBytes(asker, picture.id, '?thumbnail=true').expect(200);
    expect(headers['content-type']).toBe('image/webp');
    const voice = await sent(wav(1));
    await fetchBytes(asker, voice.id, '?thumbnail=true').expect(404);
    await fetchBytes(asker, voice.id, '?thumbnail=maybe').expect(400);
  });

  it('is fetched in ranges, as players do', async () => {
    const bytes = wav(2);
    const { id } = await sent(bytes);
    const part = await fetchBytes(asker, id).set('Range', 'bytes=44-143').expect(206);
    expect(part.body).toEqual(bytes.subarray(44, 144));
    expect(part.headers['content-range']).toBe(`bytes 44-143/${bytes.length}`);
    const tail = await fetchBytes(asker, id).set('Range', 'bytes=-100').expect(206);
    expect(tail.body).toEqual(bytes.subarray(-100));
    const beyond = await asker.get(`/attachments/${id}`).set('Range', `bytes=${bytes.length}-`).expect(416);
    expect(beyond.headers['content-range']).toBe(`bytes */${bytes.length}`);
    expect((beyond.body as { code: string }).code).toBe('RANGE_NOT_SATISFIABLE');
  });

  it.each([
    ['../../../etc/passwd', 'passwd.txt'],
    ['合同\u202Etxt.exe', '合同txt.txt'],
    ['a<b>|c?.html', 'a_b__c_.txt'],
    ["it's (1)*.txt", "it's (1)_.txt"],
    ['x'.repeat(400), `${'x'.repeat(116)}.txt`],
  ])('that comes as %j is called %j', async (given, name) => {
    const view = await sent(Buffer.from('经过'), given);
    expect(view.name).toBe(name);
    const { headers } = await fetchBytes(asker, view.id).expect(200);
    expect(headers['content-disposition']).toMatch(
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w.%~!-]+$/,
    );
  });

  it('whose name would break a header does not', async () => {
    const form = [
      '--b',
      'Content-Disposition: form-data; name="orderId"',
      '',
      orderId,
      '--b',
      'Content-Disposition: form-data; name="file"; filename="a\x01\x7f\tb\\"c.txt"',
      'Content-Type: text/html',
      '',
      '经过',
      '--b--',
      '',
    ].join('\r\n');
    const { body } = await request(service.api)
      .post('/attachments')
      .set('Authorization', `Bearer ${asker.token}`)
      .set('Content-Type', 'multipart/form-data; boundary=b')
      .send(form)
      .expect(201);
    expect(body).toMatchObject({ name: 'a b_c.txt', type: 'text/plain; charset=utf-8' });
  });

  it('comes twice under one Idempotency-Key, and is there once', async () => {
    const twice = () => upload(service, asker, orderId, Buffer.from('一次')).set('Idempotency-Key', 'once');
    const [first, second] = await Promise.all([twice().expect(201), twice().expect(201)]);
    expect(second.body).toEqual(first.body);
    await fetchBytes(asker, (first.body as View).id).expect(200);
    await upload(service, asker, orderId, Buffer.from('两次')).set('Idempotency-Key', 'once').expect(422);
  });

  it('cannot be added to a conversation that is closed', async () => {
    const closed = await completedOrder(asker, await lawyer(service, 2));
    const { body } = await upload(service, asker, closed.id, Buffer.from('太晚')).expect(409);
    expect((body as { code: string }).code).toBe('CONVERSATION_CLOSED');
  });

  it('is sealed where it lies, under no name of the sender’s', async () => {
    await sent(Buffer.from('一句别人不该看到的话'), '别人不该看到.txt');
    const folder = join(service.folder, 'attachments');
    const names = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = names.filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const { name, parentPath } of files) {
      expect(name).toMatch(/^[0-9a-f-]{36}(\.thumbnail)?$/);
      const bytes = await readFile(join(parentPath, name));
      for (const plain of ['一句别人不该看到的话', 'RIFF', '%PDF', 'JFIF'])
        expect(bytes.includes(plain), plain).toBe(false);
    }
  });

  it('counts against its sender: thirty an hour', async () => {
    const limited = await service.launchAnother({ RATE_LIMITS: '1' });
    const there = { ...service, url: limited.url, api: `${limited.url}/api/v1` };
    const eager = await resident(service);
    for (let i = 0; i < 30; i++) await upload(there, eager, orderId, Buffer.from('x')).expect(404);
    const { headers } = await upload(there, eager, orderId, Buffer.from('x')).expect(429);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  });
});
