import type {
  ListProfilesInput,
  ListProfilesOutput,
} from '@aws-sdk/client-wellarchitected';
import { profile, profileArn } from '../organisation/profile';
import { page } from '../protocol/paging';
import type { Call, Checked } from './call';

export function listProfiles(
  input: Checked<ListProfilesInput>,
  call: Call,
): ListProfilesOutput {
  const { ProfileNamePrefix = '', ProfileOwnerType } = input;
  const isWanted =
    profile.name.startsWith(ProfileNamePrefix) && ProfileOwnerType !== 'SHARED';
  const createdAt = new Date(`${profile.version}T00:00:00Z`);
  const all = [
    {
      ProfileArn: profileArn(call.source),
      ProfileVersion: profile.version,
      ProfileName: profile.name,
      ProfileDescription: profile.description,
      Owner: call.source.account,
      CreatedAt: createdAt,
      UpdatedAt: createdAt,
    },
  ];
  const { items, nextToken } = page(
    isWanted ? all : [],
    input,
    [call.operation, call.source, ProfileNamePrefix, ProfileOwnerType],
    { largest: 50 },
  );
  return { ProfileSummaries: items, NextToken: nextToken };
}
