import type { Launched } from '../support/launch.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startRedis } from '../support/redis.js';
import { startService, type TestService } from '../support/service.js';

const A_DAY_MS = '86400000';

/** Two nodes on one database, with Redis between them, and two people who talk. */
export class FaultWorld {
  kills = 0;

  private constructor(
    private readonly service: TestService,
    private readonly nodes: Launched[],
    readonly asker: Person,
    readonly advocate: Person,
  ) {}

  /** @param main another build of the service */
  static async make(main?: string): Promise<FaultWorld> {
    const { url } = await startRedis();
    const settings = { REDIS_URL: url, FIRST_ANSWER_MS: A_DAY_MS, ACCESS_TOKEN_SECONDS: '86400' };
    const service = await startService(settings, { main });
    const second = await service.launchAnother();
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    // A round that fails leaves its order as it is.
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
    return new FaultWorld(service, [service.running, second], asker, advocate);
  }

  /** The address of one of the two nodes; while it is away, its last one. */
  urlOf(node: number): string {
    return this.nodes[node]!.url;
  }

  /** Kills a node as the power would, and starts it again. */
  async killAndStart(node: number): Promise<void> {
    this.kills++;
    await this.nodes[node]!.kill();
    this.nodes[node] = await this.service.launchAnother();
    if (node === 0) this.service.use(this.nodes[node]);
  }
}
