import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { Figures } from './figures.contract.js';
import { FiguresQueries } from './figures.queries.js';

@ApiTags('figures')
@Controller('public/figures')
@Door('anyone')
export class FiguresController {
  constructor(private readonly figures: FiguresQueries) {}

  /** How the service does, computed from its rows. */
  @Get()
  show(): Promise<Figures> {
    return this.figures.show();
  }
}
