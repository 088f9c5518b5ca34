import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, getSchemaPath, SwaggerModule } from '@nestjs/swagger';
import { ProblemDocument } from './platform/problems/problem.contract.js';

/** The API's description, generated from the code: `/api/docs` to read, `/api/openapi.json` for programs. */
export function installApiDocs(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('云律团 Cloud Lawyer Team')
    .setDescription(
      'A resident asks, a lawyer answers, at any hour. Errors are `application/problem+json` with a stable `code`.',
    )
    .setVersion('1')
    .addBearerAuth()
    .addGlobalResponse({
      status: '4XX',
      description: 'A problem, by its `code`',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
    })
    .build();
  SwaggerModule.setup(
    'api/docs',
    app,
    () => SwaggerModule.createDocument(app, config, { extraModels: [ProblemDocument] }),
    {
      jsonDocumentUrl: 'api/openapi.json',
      yamlDocumentUrl: 'api/openapi.yaml',
      customSiteTitle: '云律团 API',
    },
  );
}
