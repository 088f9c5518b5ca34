import { BOARD_CATALOGUE } from './board-catalogue.js';

/** The twelve slugs. They never change; names and keywords are data. */
export const BOARD_SLUGS: readonly string[] = BOARD_CATALOGUE.map((board) => board.slug);
