import type { IMemberAssignment } from 'kafkajs';
import { Lane } from './lane.js';

/** The partitions that this member has, and those that it had and whose messages are still being handled. */
export class Lanes<Item> {
  private current = new Map<string, Lane<Item>>();
  private readonly lost = new Map<string, Lane<Item>>();
  private memberId: string | null = null;

  /**
   * Takes over a new assignment and returns the lanes that stay. A partition that stays keeps its lane, unless the group
   * had given this member up: then others have had it meanwhile.
   */
  assign(assignment: IMemberAssignment, memberId: string): Lane<Item>[] {
    const stays = memberId === this.memberId;
    const before = this.current;
    this.memberId = memberId;
    this.current = new Map();
    const kept: Lane<Item>[] = [];
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const name = nameOf(topic, partition);
        const lane = before.get(name);
        if (lane !== undefined && stays) kept.push(lane);
        this.current.set(name, lane !== undefined && stays ? lane : new Lane(topic, partition, lane ?? this.lost.get(name)));
      }
    }
    this.loseOthers(before);
    return kept;
  }

  find(topic: string, partition: number): Lane<Item> | undefined {
    return this.current.get(nameOf(topic, partition));
  }

  all(): Lane<Item>[] {
    return [...this.current.values()];
  }

  private loseOthers(before: ReadonlyMap<string, Lane<Item>>): void {
    for (const [name, lane] of before) {
      if (this.current.get(name) === lane) continue;
      lane.lose();
      this.lost.set(name, lane);
    }
    for (const [name, lane] of this.lost) if (lane.free && !lane.busy) this.lost.delete(name);
  }
}

function nameOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
