import { randomBytes } from 'node:crypto';
import type {
  CreateLensVersionInput,
  CreateLensVersionOutput,
  DeleteLensInput,
  ExportLensInput,
  ExportLensOutput,
  GetLensInput,
  GetLensOutput,
  ImportLensInput,
  ImportLensOutput,
  LensSummary,
  ListLensesInput,
  ListLensesOutput,
} from '@aws-sdk/client-wellarchitected';
import { frameworkLens } from '../lenses/frameworkLens';
import { validateLens } from '../lenses/validateLens';
import { lensArn } from '../organisation/ids';
import {
  accessDenied,
  conflict,
  invalidField,
  notFound,
} from '../protocol/errors';
import { page } from '../protocol/paging';
import type { CustomLens } from '../state/customLens';
import { isFrameworkLens } from '../state/lenses';
import { once, type Call, type Checked } from './call';

const draftVersion = 'DRAFT';

function nameAndDescription(json: string) {
  const validation = validateLens(json);
  return 'lens' in validation ? validation.lens : { name: '', description: '' };
}

function findCustomLens(alias: string, { state, source }: Call): CustomLens {
  const lens = state.lenses.customLens(alias, source);
  if (!lens) {
    throw notFound('LENS', alias);
  }
  return lens;
}

function findOwnLens(alias: string, call: Call): CustomLens {
  if (isFrameworkLens(alias)) {
    throw accessDenied(call.callerArn, `wellarchitected:${call.operation}`);
  }
  const lens = findCustomLens(alias, call);
  if (lens.account !== call.source.account) {
    throw accessDenied(call.callerArn, `wellarchitected:${call.operation}`);
  }
  return lens;
}

/** The JSON of a lens in a version: the newest published one, else the draft. */
function jsonOf(
  lens: CustomLens,
  version?: string,
): { version: string; json: string } {
  const published = version
    ? lens.versions.find(each => each.version === version)
    : lens.versions[lens.versions.length - 1];
  if (published) {
    return published;
  }
  if (lens.draft !== undefined && (!version || version === draftVersion)) {
    return { version: draftVersion, json: lens.draft };
  }
  throw notFound('LENS', `${lens.arn} ${version}`);
}

function summaryOf(
  lens: CustomLens,
  version: string,
  json: string,
  at: number,
): LensSummary {
  const { name, description } = nameAndDescription(json);
  return {
    LensArn: lens.arn,
    LensAlias: lens.arn,
    LensName: name,
    LensType: 'CUSTOM_SELF',
    Description: description,
    CreatedAt: new Date(lens.createdAt),
    UpdatedAt: new Date(at),
    LensVersion: version,
    Owner: lens.account,
    LensStatus: 'CURRENT',
  };
}

function customSummaries(
  lens: CustomLens,
  { source }: Call,
  status: ListLensesInput['LensStatus'],
): LensSummary[] {
  const published = lens.versions[lens.versions.length - 1];
  const summaries: LensSummary[] = [];
  if (published && status !== 'DRAFT') {
    summaries.push(
      summaryOf(lens, published.version, published.json, published.publishedAt),
    );
  }
  if (
    lens.draft !== undefined &&
    status !== 'PUBLISHED' &&
    lens.account === source.account
  ) {
    summaries.push(summaryOf(lens, draftVersion, lens.draft, lens.createdAt));
  }
  return lens.account === source.account
    ? summaries
    : summaries.map(summary => ({ ...summary, LensType: 'CUSTOM_SHARED' }));
}

function officialSummary(): LensSummary {
  const { arn, alias, name, description, version, owner } = frameworkLens();
  const releasedAt = new Date(`${version}T00:00:00Z`);
  return {
    LensArn: arn,
    LensAlias: alias,
    LensName: name,
    LensType: 'AWS_OFFICIAL',
    Description: description,
    CreatedAt: releasedAt,
    UpdatedAt: releasedAt,
    LensVersion: version,
    Owner: owner,
    LensStatus: 'CURRENT',
  };
}

export function listLenses(
  input: Checked<ListLensesInput>,
  call: Call,
): ListLensesOutput {
  const { LensType, LensStatus, LensName } = input;
  const all = [
    ...(LensStatus === 'DRAFT' ? [] : [officialSummary()]),
    ...call.state.lenses
      .customLenses(call.source)
      .flatMap(lens => customSummaries(lens, call, LensStatus)),
  ].filter(
    lens =>
      (!LensType || lens.LensType === LensType) &&
      (!LensName || lens.LensName === LensName),
  );
  const { items, nextToken } = page(
    all,
    input,
    [call.operation, call.source, LensType, LensStatus, LensName],
    { largest: 50 },
  );
  return { LensSummaries: items, NextToken: nextToken };
}

export function getLens(
  input: Checked<GetLensInput>,
  call: Call,
): GetLensOutput {
  if (isFrameworkLens(input.LensAlias)) {
    const lens = frameworkLens(input.LensVersion);
    return {
      Lens: {
        LensArn: lens.arn,
        LensVersion: lens.version,
        Name: lens.name,
        Description: lens.description,
        Owner: lens.owner,
      },
    };
  }
  const lens = findCustomLens(input.LensAlias, call);
  const { version, json } = jsonOf(lens, input.LensVersion);
  const { name, description } = nameAndDescription(json);
  return {
    Lens: {
      LensArn: lens.arn,
      LensVersion: version,
      Name: name,
      Description: description,
      Owner: lens.account,
      Tags: lens.tags,
    },
  };
}

export function exportLens(
  input: Checked<ExportLensInput>,
  call: Call,
): ExportLensOutput {
  const lens = findOwnLens(input.LensAlias, call);
  return { LensJSON: jsonOf(lens, input.LensVersion).json };
}

export function importLens(
  input: Checked<ImportLensInput>,
  call: Call,
): ImportLensOutput {
  return once(input.ClientRequestToken, call, () => {
    const validation = validateLens(input.JSONString);
    if (!('lens' in validation)) {
      throw invalidField('JSONString', validation.problems.join('; '));
    }
    const { account, region } = call.source;
    const lens: CustomLens = input.LensAlias
      ? findOwnLens(input.LensAlias, call)
      : {
          arn: lensArn(region, account, randomBytes(16).toString('hex')),
          account,
          region,
          createdAt: call.now,
          sharedWith: [],
          tags: input.Tags ?? {},
          versions: [],
        };
    call.state.lenses.put({ ...lens, draft: input.JSONString });
    return { LensArn: lens.arn, Status: 'COMPLETE' };
  });
}

export function createLensVersion(
  input: Checked<CreateLensVersionInput>,
  call: Call,
): CreateLensVersionOutput {
  return once(input.ClientRequestToken, call, () => {
    const { draft, ...lens } = findOwnLens(input.LensAlias, call);
    const version = input.LensVersion;
    if (
      draft === undefined ||
      lens.versions.some(each => each.version === version)
    ) {
      throw conflict(
        'LENS',
        lens.arn,
        `There is no draft to publish as version ${version}`,
      );
    }
    const published = { version, json: draft, publishedAt: call.now };
    call.state.lenses.put({ ...lens, versions: [...lens.versions, published] });
    return { LensArn: lens.arn, LensVersion: version };
  });
}

export function deleteLens(
  input: Checked<DeleteLensInput>,
  call: Call,
): object {
  return once(input.ClientRequestToken, call, () => {
    const lens = findOwnLens(input.LensAlias, call);
    if (input.LensStatus === 'DRAFT') {
      const { draft: _draft, ...withoutDraft } = lens;
      call.state.lenses.put(withoutDraft);
    } else {
      call.state.lenses.delete(lens);
    }
    return {};
  });
}
