/** A page of a listing at AWS. */
export interface Page<T> {
  items: T[] | undefined;
  nextToken: string | undefined;
}

/**
 * The items of all pages. Only a page without a token is the last: AWS may
 * send short and empty ones before it.
 */
export async function allPages<T>(
  readPage: (token: string | undefined) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const { items, nextToken } = await readPage(token);
    all.push(...(items ?? []));
    // The tagging API ends with an empty token.
    token = nextToken || undefined;
  } while (token);
  return all;
}
