import { isRefusedToken, type Page } from '../aws';

/** What is kept of pages that were read, when the rest is left for later. */
export interface SavedPages<T> {
  items: T[];
  nextToken?: string;
  done: boolean;
}

/** How often reading begins again because AWS refuses a page's token. */
const RESTARTS = 3;

/**
 * Reads all pages of a listing, in more than one turn if need be. Only a page
 * without a token is the last: AWS may send short and empty ones before it.
 */
export class PagedReading<T> {
  readonly #pages: SavedPages<T>;
  #restarts = 0;

  constructor(saved: SavedPages<T> = { items: [], done: false }) {
    this.#pages = saved;
  }

  /** What has been read. */
  get items(): T[] {
    return this.#pages.items;
  }

  /** Whether the last page has been read. */
  get isDone(): boolean {
    return this.#pages.done;
  }

  /** What is to be kept until the next turn. */
  toJSON(): SavedPages<T> {
    return this.#pages;
  }

  /**
   * Reads on, until the last page or until there is no time left.
   *
   * @returns whether everything has been read
   */
  async read(
    readPage: (token: string | undefined) => Promise<Page<T>>,
    isOver: () => boolean,
  ): Promise<boolean> {
    while (!this.isDone && !isOver()) {
      await this.readNext(readPage);
    }
    return this.isDone;
  }

  /** Reads one page; where AWS refuses its token, the first is the next. */
  async readNext(
    readPage: (token: string | undefined) => Promise<Page<T>>,
  ): Promise<void> {
    const { nextToken } = this.#pages;
    try {
      const page = await readPage(nextToken);
      this.#pages.items.push(...(page.items ?? []));
      // The tagging API ends with an empty token.
      this.#pages.nextToken = page.nextToken || undefined;
      this.#pages.done = this.#pages.nextToken === undefined;
    } catch (error) {
      if (!nextToken || !isRefusedToken(error) || this.#restarts === RESTARTS) {
        throw error;
      }
      this.#restarts += 1;
      Object.assign(this.#pages, { items: [], nextToken: undefined });
    }
  }
}
