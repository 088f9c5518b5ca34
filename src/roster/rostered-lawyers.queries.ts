import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/database.js';
import { rosterProblems } from './roster.problems.js';

/** What decides whether a lawyer can be on a shift. */
export interface RosteredLawyer {
  id: string;
  boards: string[];
  licenceStatus: 'valid' | 'suspended' | 'expired';
  /** The instant at which the licence ends; null: no end is known. */
  licenceEndsAt: Date | null;
}

/** Why a lawyer cannot be on a shift. */
export type WhyNot = 'unknown' | 'not_in_practice' | 'licence_ends' | 'not_of_board';

/** Lawyers who are to be put on duty. */
@Injectable()
export class RosteredLawyers {
  /**
   * The lawyers by their ids, kept as they are until the transaction ends: nobody is suspended or taken off a board
   * while they are put on duty. Before the boards' policies in the order of locks.
   */
  async keep(tx: Tx, lawyerIds: readonly string[]): Promise<Map<string, RosteredLawyer>> {
    await rows(tx, KEEP, [lawyerIds]);
    // In a statement of its own, which sees what was committed while the locks were waited for.
    const kept = await rows<RosteredLawyer>(tx, KEPT, [lawyerIds]);
    return new Map(kept.map((lawyer) => [lawyer.id, lawyer]));
  }

  /** The same for one, who must be able to serve `boards` until `to`. @throws 422 with why not */
  async mustServe(tx: Tx, lawyerId: string, shift: { boards: readonly string[]; to: Date }): Promise<void> {
    const kept = await this.keep(tx, [lawyerId]);
    switch (whyNot(kept.get(lawyerId), shift)) {
      case 'unknown':
        throw rosterProblems.lawyerNotFound();
      case 'not_of_board':
        throw rosterProblems.lawyerNotOfBoard();
      case 'not_in_practice':
        throw rosterProblems.lawyerNotInPractice();
      case 'licence_ends':
        throw rosterProblems.licenceEnds();
      default:
    }
  }
}

/** Why `lawyer` cannot serve `boards` until `to`; undefined when they can. */
export function whyNot(
  lawyer: RosteredLawyer | undefined,
  { boards, to }: { boards: readonly string[]; to: Date },
): WhyNot | undefined {
  if (!lawyer) return 'unknown';
  if (lawyer.licenceStatus !== 'valid') return 'not_in_practice';
  if (!boards.every((board) => lawyer.boards.includes(board))) return 'not_of_board';
  if (lawyer.licenceEndsAt !== null && lawyer.licenceEndsAt < to) return 'licence_ends';
  return undefined;
}

const KEEP = {
  name: 'keep-rostered-lawyers',
  text: 'SELECT 1 FROM lawyers WHERE id = ANY($1) ORDER BY id FOR SHARE',
};

const KEPT = {
  name: 'rostered-lawyers',
  text: `SELECT l.id, l.licence_status AS "licenceStatus",
                ((l.licence_valid_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai') AS "licenceEndsAt",
                ARRAY(SELECT b.board FROM lawyer_boards b WHERE b.lawyer_id = l.id) AS boards
           FROM lawyers l WHERE l.id = ANY($1)`,
};
