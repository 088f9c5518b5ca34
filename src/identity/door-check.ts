import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { DOOR, isDeclared } from './door.contract.js';

/** Refuses to start while a route has no declared door: what nobody thought about is closed, not open. */
@Injectable()
export class DoorCheck implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onModuleInit(): void {
    const open = this.discovery.getControllers().flatMap(({ metatype, instance }) => {
      if (!metatype || !instance) return [];
      const prototype = Object.getPrototypeOf(instance) as Record<string, () => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => ({ name, handler: prototype[name]! }))
        .filter(({ handler }) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .filter(
          ({ handler }) =>
            !isDeclared(this.reflector.getAllAndOverride(DOOR, [handler, metatype as () => unknown])),
        )
        .map(({ name, handler }) => {
          const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as number];
          return `${method} ${metatype.name}.${name}`;
        });
    });
    if (open.length > 0)
      throw new Error(`Routes without a door: ${open.join(', ')}. Declare who may come in with @Door(…).`);
  }
}
