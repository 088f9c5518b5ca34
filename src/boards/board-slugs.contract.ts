import { applyDecorators } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn } from 'class-validator';
import { BOARD_CATALOGUE } from './board-catalogue.js';

/** The twelve slugs. They never change; names and keywords are data. */
export const BOARD_SLUGS: readonly string[] = BOARD_CATALOGUE.map((board) => board.slug);

/** A field with slugs of one board or several. */
export function BoardSlugs(): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(BOARD_SLUGS.length),
    ArrayUnique(),
    IsIn(BOARD_SLUGS, { each: true }),
  );
}
