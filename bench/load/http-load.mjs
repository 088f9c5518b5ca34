import { setTimeout as sleep } from 'node:timers/promises';
import { atEnd } from '../support/cleanup.mjs';
import { HttpConnection } from './http-connection.mjs';

/**
 * @param {string} url of the server
 * @param {number} count
 * @returns {Promise<HttpConnection[]>}
 */
export async function openConnections(url, count) {
  const connections = await Promise.all(Array.from({ length: count }, () => HttpConnection.open(url)));
  atEnd(() => connections.forEach((connection) => connection.close()));
  return connections;
}

/**
 * Makes each request once, on all connections, each taking the next one that is left.
 * @param {HttpConnection[]} connections
 * @param {{ method: 'GET' | 'POST', path: string, token?: string, body?: object }[]} requests
 * @param {number} expected the status that every answer must have
 * @returns {Promise<number>} answers a second
 */
export async function makeAll(connections, requests, expected) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (next < requests.length) await make(connection, requests[next++], expected);
    }),
  );
  return requests.length / ((performance.now() - began) / 1000);
}

/**
 * Makes requests on all connections for a while.
 * @param {HttpConnection[]} connections
 * @param {(n: number) => { method: 'GET' | 'POST', path: string, token?: string, body?: object }} requestOf the n-th request
 * @param {{ seconds: number, expected: number }} how `expected`: the status that every answer must have
 * @returns {Promise<number>} answers a second
 */
export async function makeDuring(connections, requestOf, { seconds, expected }) {
  const began = performance.now();
  const until = began + seconds * 1000;
  let count = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (performance.now() < until) await make(connection, requestOf(count++), expected);
    }),
  );
  return count / ((performance.now() - began) / 1000);
}

/**
 * Makes requests at a steady pace until it is over.
 * @param {HttpConnection[]} connections
 * @param {(n: number) => { method: 'GET' | 'POST', path: string, token?: string, body?: object }} requestOf the n-th request
 * @param {{ perSecond: number, expected: number, isOver: () => boolean }} how `expected`: the status that every answer must have
 * @returns {Promise<number[]>} milliseconds from when each was due to its answer
 */
export async function makePaced(connections, requestOf, { perSecond, expected, isOver }) {
  const began = performance.now();
  const took = [];
  let count = 0;
  await Promise.all(
    connections.map(async (connection) => {
      while (!isOver()) {
        const n = count++;
        const dueAt = began + (n / perSecond) * 1000;
        await sleep(Math.max(0, dueAt - performance.now()));
        await make(connection, requestOf(n), expected);
        took.push(performance.now() - dueAt);
      }
    }),
  );
  return took;
}

async function make(connection, { method, path, token, body }, expected) {
  const answer = await connection.request(method, path, { token, body });
  if (answer.status !== expected)
    throw new Error(`${method} ${path} answered ${answer.status}: ${answer.body.toString().slice(0, 300)}`);
  return answer;
}
