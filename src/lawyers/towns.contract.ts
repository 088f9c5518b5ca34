export class TownView {
  name: string;
  /** Lawyers with a valid licence who come there. */
  lawyers: number;
  /** Its villages that have a responsible lawyer. */
  villages: string[];
}
