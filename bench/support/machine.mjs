import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { MODULES, ROOT } from '../../scripts/setup/paths.mjs';
import { CORES } from './cores.mjs';

/**
 * On what the figures were taken; names no host and no path.
 * @param {string} postgresVersion such as `18.4`
 * @returns {object}
 */
export function machine(postgresVersion) {
  return {
    commit: git('rev-parse', 'HEAD') || null,
    changedSinceCommit: git('status', '--porcelain', '--', 'src', 'migrations') !== '',
    versions: {
      node: process.versions.node,
      postgres: postgresVersion,
      nest: versionOf('@nestjs/core'),
      fastify: versionOf('fastify'),
      socketIo: versionOf('socket.io'),
      pg: versionOf('pg'),
      argon2: versionOf('argon2'),
    },
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: CORES.count,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    platform: `${process.platform} ${process.arch}`,
    pinned: CORES.pinned,
  };
}

function versionOf(name) {
  return JSON.parse(readFileSync(join(MODULES, name, 'package.json'), 'utf8')).version;
}

function git(...args) {
  return spawnSync('git', args, { cwd: ROOT, encoding: 'utf8' }).stdout?.trim() ?? '';
}
