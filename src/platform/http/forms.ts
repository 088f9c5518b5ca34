import multipart from '@fastify/multipart';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { commonProblems } from '../problems/common.problems.js';

interface FormRoute {
  takesForm?: boolean;
}

/** Lets a route take `multipart/form-data`, which it reads itself; to every other route a form is of a wrong type. */
export const TakesForm = (): MethodDecorator => RouteConfig({ takesForm: true } satisfies FormRoute);

/** Reads forms on the routes that {@link TakesForm}. */
export async function installForms(server: FastifyInstance): Promise<void> {
  await server.register(multipart);
  server.addHook('preParsing', (request, _reply, _body, done) => {
    const { takesForm } = (request.routeOptions.config ?? {}) as FormRoute;
    const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
    done(isForm && !takesForm ? commonProblems.wrongType() : null);
  });
}
