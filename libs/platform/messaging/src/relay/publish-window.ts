interface Publication {
  readonly lastPosition: number;
  /** When the first of its events was recorded, ISO 8601. */
  readonly oldest: string;
  done: boolean;
}

/**
 * Publications under way, in order of the log. Several at once, because a broker answers late; a position counts as
 * published only when everything up to it is.
 */
export class PublishWindow {
  private readonly underWay: Publication[] = [];
  private published: number;
  private failed: { readonly error: unknown } | null = null;
  private wake: () => void = () => undefined;

  constructor(
    private readonly most: number,
    after: number,
  ) {
    this.published = after;
  }

  /** Everything up to here is published. */
  get publishedUpTo(): number {
    return this.published;
  }

  get oldestUnpublished(): string | null {
    return this.underWay[0]?.oldest ?? null;
  }

  /** Resolves when there is room for one more. Throws what an earlier publication threw: nothing may overtake it. */
  async room(): Promise<void> {
    while (this.failed === null && this.underWay.length >= this.most) {
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    if (this.failed !== null) throw this.failed.error;
  }

  add(lastPosition: number, oldest: string, publication: Promise<void>, onFailure: (error: unknown) => void): void {
    const entry: Publication = { lastPosition, oldest, done: false };
    this.underWay.push(entry);
    publication.then(
      () => {
        entry.done = true;
        this.shrink();
      },
      (error: unknown) => {
        this.failed ??= { error };
        this.wake();
        onFailure(error);
      },
    );
  }

  /** Nothing more is to be published through this window. */
  abandon(error: unknown): void {
    this.failed ??= { error };
    this.wake();
  }

  private shrink(): void {
    while (this.underWay[0]?.done === true) this.published = (this.underWay.shift() as Publication).lastPosition;
    this.wake();
  }
}
