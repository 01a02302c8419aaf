import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

const key = createHash('md5').update('sample organisation').digest();

// One of each for good: ECB keeps nothing from one block to the next.
const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
const decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(
  false,
);

/**
 * The id of the n-th sample workload. An encrypted index looks like AWS's random
 * ids, is the same on every machine, and can be turned back into its index, so
 * that ten thousand workloads need no table.
 */
export function idOfIndex(index: number): string {
  const block = Buffer.alloc(16);
  block.writeUInt32BE(index, 12);
  return cipher.update(block).toString('hex');
}

/** The index of a sample workload's id; nothing for ids that are not of the sample. */
export function indexOfId(id: string): number | undefined {
  if (!/^[0-9a-f]{32}$/.test(id)) {
    return undefined;
  }
  const block = decipher.update(Buffer.from(id, 'hex'));
  return block.subarray(0, 12).every(byte => byte === 0)
    ? block.readUInt32BE(12)
    : undefined;
}

/** A stable id of 32 hexadecimal digits for anything that has a name. */
export function idOfName(name: string): string {
  return createHash('md5').update(name).digest('hex');
}

/** The ARN of a workload. */
export function workloadArn(
  region: string,
  account: string,
  id: string,
): string {
  return `arn:aws:wellarchitected:${region}:${account}:workload/${id}`;
}

/** The ARN of a custom lens. */
export function lensArn(region: string, account: string, id: string): string {
  return `arn:aws:wellarchitected:${region}:${account}:lens/${id}`;
}
