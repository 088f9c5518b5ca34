import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which characters and pairs of them stand in a stretch of a conversation. */
@Entity('search_chunks')
export class SearchChunk {
  @PrimaryColumn('uuid') orderId: string;
  @PrimaryColumn('integer') lastSeq: number;
  @Column('integer') firstSeq: number;
  @Column('timestamptz') oldestAt: Date;
  @Column('timestamptz') newestAt: Date;
  @Column('integer', { array: true }) grams: number[];
}

/** How far a conversation's log is in its chunks. */
@Entity('search_progress')
export class SearchProgress {
  @PrimaryColumn('uuid') orderId: string;
  @Column('integer') indexedSeq: number;
}

/** A conversation that has something to be indexed. */
@Entity('search_due')
export class SearchDue {
  @PrimaryColumn('bigint') id: string;
  @Column('uuid') orderId: string;
}
