import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { TownView } from './towns.contract.js';
import { TownsQueries } from './towns.queries.js';

@ApiTags('lawyers')
@Controller('towns')
@Door('anyone')
export class TownsController {
  constructor(private readonly towns: TownsQueries) {}

  /** Towns where a lawyer may come to, to choose from: by name, 500 at most. */
  @Get()
  list(): Promise<TownView[]> {
    return this.towns.list();
  }
}
