import type { Portal } from './portal';

/** A token of one of the sample people, who is named as in the catalog. */
export async function tokenOf(
  { url }: Pick<Portal, 'url'>,
  name: string,
): Promise<string> {
  const response = await fetch(`${url}/api/auth/sample/refresh`, {
    headers: { 'X-Sample-Person': name },
  });
  const { backstageIdentity } = await response.json();
  return backstageIdentity.token;
}
