/** A network of edges that each carry so much; {@link FlowNetwork.flow} says how much it carries at most (Dinic). */
export class FlowNetwork {
  private readonly edges: number[][];
  private readonly to: number[] = [];
  private readonly left: number[] = [];
  private readonly level: Int32Array;
  private readonly next: Int32Array;

  constructor(nodes: number) {
    this.edges = Array.from({ length: nodes }, () => []);
    this.level = new Int32Array(nodes);
    this.next = new Int32Array(nodes);
  }

  connect(from: number, to: number, capacity: number): void {
    this.edges[from]!.push(this.to.length);
    this.to.push(to);
    this.left.push(capacity);
    this.edges[to]!.push(this.to.length);
    this.to.push(from);
    this.left.push(0);
  }

  /** The greatest flow from `source` to `sink`; once for a network. */
  flow(source: number, sink: number): number {
    let total = 0;
    while (this.rank(source, sink)) {
      this.next.fill(0);
      for (let pushed = 1; pushed > 0; total += pushed) pushed = this.push(source, sink, Infinity);
    }
    return total;
  }

  private rank(source: number, sink: number): boolean {
    this.level.fill(-1);
    this.level[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (const edge of this.edges[node]!) {
        const to = this.to[edge]!;
        if (this.left[edge]! <= 0 || this.level[to]! >= 0) continue;
        this.level[to] = this.level[node]! + 1;
        queue.push(to);
      }
    }
    return this.level[sink]! >= 0;
  }

  private push(node: number, sink: number, most: number): number {
    if (node === sink) return most;
    const edges = this.edges[node]!;
    for (; this.next[node]! < edges.length; this.next[node]!++) {
      const edge = edges[this.next[node]!]!;
      const to = this.to[edge]!;
      if (this.left[edge]! <= 0 || this.level[to] !== this.level[node]! + 1) continue;
      const pushed = this.push(to, sink, Math.min(most, this.left[edge]!));
      if (pushed === 0) continue;
      this.left[edge]! -= pushed;
      this.left[edge ^ 1]! += pushed;
      return pushed;
    }
    return 0;
  }
}
