import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { STSClient } from '@aws-sdk/client-sts';
import { WellArchitectedClient } from '@aws-sdk/client-wellarchitected';
import { accounts } from '../organisation/sources';
import { idOfIndex } from '../organisation/ids';
import { sampleWorkloads } from '../organisation/sampleWorkloads';
import {
  sampleAccessKeyId,
  sampleSecretAccessKey,
} from '../signing/credentials';

interface Who {
  account?: string;
  region?: string;
}

function configOf(
  endpoint: string,
  { account = accounts.shop, region = 'eu-west-1' }: Who,
) {
  return {
    endpoint,
    region,
    maxAttempts: 1,
    credentials: {
      accessKeyId: sampleAccessKeyId(account),
      secretAccessKey: sampleSecretAccessKey,
    },
  };
}

/** The official SDK's client, signing as a sample account. */
export const wellArchitected = (url: string, who: Who = {}) =>
  new WellArchitectedClient(configOf(url, who));

/** The official SDK's client, signing as a sample account. */
export const tagging = (url: string, who: Who = {}) =>
  new ResourceGroupsTaggingAPIClient(configOf(url, who));

/** The official SDK's client, signing as a sample account. */
export const sts = (url: string, who: Who = {}) =>
  new STSClient(configOf(url, who));

/** The id of a named sample workload. */
export function idOf(name: string): string {
  const index = sampleWorkloads.findIndex(sample => sample.name === name);
  if (index < 0) {
    throw new Error(`The sample organisation has no workload ${name}`);
  }
  return idOfIndex(index);
}
