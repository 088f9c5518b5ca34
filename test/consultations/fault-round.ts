import { setTimeout as delay } from 'node:timers/promises';
import { FaultyProxy } from '../support/faulty-proxy.js';
import { activeOrder } from '../support/given.js';
import { GOOD, GoodClient, type Habit } from '../support/good-client.js';
import { DEVICES, type Plan, type Step } from './fault-plan.js';
import type { FaultWorld } from './fault-world.js';

const POLL_MS = 25;
const ALL_SAID_WITHIN_MS = 20_000;

/** Somebody's device with its line, which leads to one of the nodes. */
export interface Device {
  client: GoodClient;
  line: FaultyProxy;
  node: number;
}

/** One conversation over bad lines. */
export class FaultRound {
  private readonly saying: Promise<void>[] = [];
  private starting: Promise<void> | undefined;
  private isOver = false;
  private polling: Promise<void>;

  private constructor(
    readonly world: FaultWorld,
    readonly orderId: string,
    readonly devices: Device[],
  ) {
    for (const { client } of devices.slice(0, -1)) client.listen();
    this.polling = this.poll(devices.at(-1)!.client);
  }

  /** Plays a plan until the faults are over and what was said is acknowledged, or never will be. */
  static async play(world: FaultWorld, plan: Plan, habits: readonly Habit[] = GOOD): Promise<FaultRound> {
    const order = await activeOrder(world.asker, world.advocate);
    const devices = await Promise.all(
      DEVICES.map((name, i) => openDevice(world, { name, orderId: order.id, i, plan, habits })),
    );
    const round = new FaultRound(world, order.id, devices);
    for (const step of plan.steps) await round.take(step);
    await round.starting;
    for (const { line } of devices) line.calm();
    await Promise.race([Promise.all(round.saying), delay(ALL_SAID_WITHIN_MS)]);
    return round;
  }

  /** All devices go. */
  async end(): Promise<void> {
    this.isOver = true;
    await this.polling;
    for (const { client, line } of this.devices) {
      client.close();
      line.close();
    }
  }

  private async take(step: Step): Promise<void> {
    const device = (number: number) => this.devices[number]!;
    switch (step.kind) {
      case 'say':
        for (let n = 0; n < step.times; n++) this.say(device(step.by).client, step.doors);
        return;
      case 'read':
        return void device(step.by).client.markRead(step.door);
      case 'cut':
        return device(step.of).line.cut();
      case 'move':
        device(step.of).node = 1 - device(step.of).node;
        return device(step.of).line.cut();
      case 'kill':
        this.starting ??= this.world.killAndStart(step.node).finally(() => (this.starting = undefined));
        return;
      case 'wait':
        await delay(step.ms);
    }
  }

  private say(client: GoodClient, doors: Extract<Step, { kind: 'say' }>['doors']): void {
    const clientId = `${client.name} ${client.said.size + 1}`;
    this.saying.push(client.say(clientId, `${clientId} 说的话`, doors));
  }

  private async poll(client: GoodClient): Promise<void> {
    while (!this.isOver) {
      await client.readOn();
      await delay(POLL_MS);
    }
  }
}

interface Opening {
  name: (typeof DEVICES)[number];
  orderId: string;
  i: number;
  plan: Plan;
  habits: readonly Habit[];
}

async function openDevice(world: FaultWorld, { name, orderId, i, plan, habits }: Opening): Promise<Device> {
  const owner = i < 2 ? world.asker : world.advocate;
  const device = { node: i % 2 } as Device;
  device.line = await FaultyProxy.open(
    () => world.urlOf(device.node),
    plan.seed + 1000 * i,
    plan.weathers[i]!,
  );
  device.client = new GoodClient(name, owner.through(device.line.url), orderId, habits);
  return device;
}
