/* The limit of a read: a bare Fastify server that answers every request with the same bytes. */
import fastify from 'fastify';
import { answers } from './answers.mjs';

const app = fastify();
let bytes = Buffer.from('{}');
app.get('*', (_request, reply) => reply.type('application/json; charset=utf-8').send(bytes));
const url = await app.listen({ port: 0, host: '127.0.0.1' });
answers({ serve: (given) => void (bytes = Buffer.from(given)) }, url);
