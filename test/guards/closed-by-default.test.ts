import { Controller, Get } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { expect, it } from 'vitest';
import { DoorCheck } from '../../dist/src/identity/door-check.js';
import { Door, isDeclared } from '../../dist/src/identity/door.contract.js';

/** A module with one controller of one route, its decorators put on by hand. */
function moduleWith(door?: ClassDecorator & MethodDecorator) {
  class Thing {
    show() {
      return 'shown';
    }
  }
  Get()(Thing.prototype, 'show', Object.getOwnPropertyDescriptor(Thing.prototype, 'show')!);
  Controller('thing')(Thing);
  door?.(Thing);
  class ThingModule {}
  return { module: ThingModule, imports: [DiscoveryModule], controllers: [Thing], providers: [DoorCheck] };
}

const start = async (door?: ClassDecorator & MethodDecorator) => {
  const app = await NestFactory.create(moduleWith(door), new FastifyAdapter(), {
    logger: false,
    abortOnError: false,
  });
  await app.init();
  await app.close();
};

it('a route without a door does not start', async () => {
  await expect(start()).rejects.toThrow('Routes without a door: GET Thing.show');
});

it('a route whose door names nobody does not start', async () => {
  await expect(start(Door() as ClassDecorator & MethodDecorator)).rejects.toThrow('Routes without a door');
});

it('a route with a door starts', async () => {
  await expect(start(Door('lawyer') as ClassDecorator & MethodDecorator)).resolves.toBeUndefined();
});

it('a socket event is held to the same', () => {
  expect(isDeclared(undefined)).toBe(false);
  expect(isDeclared([])).toBe(false);
  expect(isDeclared(['lawyer'])).toBe(true);
});
