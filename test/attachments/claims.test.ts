import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { wav } from './sounds.js';
import { claimer, upload, type View } from './upload.js';

describe('an attachment is said', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;
  let claim: Awaited<ReturnType<typeof claimer>>;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
    claim = await claimer(service.db);
  });

  const uploaded = async () => (await upload(service, asker, orderId, wav(1)).expect(201)).body as View;
  const outcome = (claimed: Promise<unknown>) =>
    claimed.then(
      () => 'said',
      (error: { code: string }) => error.code,
    );

  it('once: of many at the same time, one says it', async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await uploaded();
      const mine = { attachmentId: id, orderId, senderId: asker.id, kind: 'voice' };
      const outcomes = await Promise.all(Array.from({ length: 4 }, () => outcome(claim(mine))));
      expect(outcomes.toSorted()).toEqual([
        ...Array.from({ length: 3 }, () => 'ATTACHMENT_NOT_FOUND'),
        'said',
      ]);
    }
  });

  it('as what it is, in its order, by its uploader, and with its view', async () => {
    const view = await uploaded();
    const other = await activeOrder(asker, await lawyer(service, 2));
    const mine = { attachmentId: view.id, orderId, senderId: asker.id, kind: 'voice' };
    for (const wrong of [
      { kind: 'image' },
      { orderId: other.id },
      { senderId: advocate.id },
      { attachmentId: '00000000-0000-7000-8000-000000000000' },
      { attachmentId: "' OR true --" },
    ])
      expect(await outcome(claim({ ...mine, ...wrong })), JSON.stringify(wrong)).toBe('ATTACHMENT_NOT_FOUND');
    expect(await claim(mine)).toEqual(view);
    expect(await outcome(claim(mine))).toBe('ATTACHMENT_NOT_FOUND');
  });
});
