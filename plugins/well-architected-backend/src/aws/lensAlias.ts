/** Official lenses belong to no account; AWS writes their ARNs in two ways. */
const OFFICIAL = /^arn:[^:]+:wellarchitected:[^:]*:(?:aws)?:lens\/([^/]+)$/;

/**
 * What AWS calls a lens where it asks for an alias: the name of an official
 * lens, the ARN of any other one.
 */
export function lensAliasOf(lensArn: string): string {
  return OFFICIAL.exec(lensArn)?.[1] ?? lensArn;
}
