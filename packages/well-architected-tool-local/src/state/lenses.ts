import { frameworkLens } from '../lenses/frameworkLens';
import { compileLens, type Lens } from '../lenses/lens';
import { validateLens } from '../lenses/validateLens';
import {
  checklistJson,
  checklistLensArn,
  checklistVersion,
} from '../organisation/sampleLens';
import { accounts, regions, type Source } from '../organisation/sources';
import { AwsError } from '../protocol/errors';
import type { CustomLens } from './customLens';
import type { Journal } from './journal';

const frameworkNames =
  /^(wellarchitected|arn:aws:wellarchitected:[a-z0-9-]*:(aws)?:lens\/wellarchitected)$/;

/** Whether an alias or ARN names the framework lens, in any of the forms that AWS uses. */
export function isFrameworkLens(aliasOrArn: string): boolean {
  return frameworkNames.test(aliasOrArn);
}

function sampleLenses(now: number): CustomLens[] {
  return regions.map(region => ({
    arn: checklistLensArn(region),
    account: accounts.platform,
    region,
    createdAt: now - 400 * 24 * 60 * 60 * 1000,
    sharedWith: [accounts.shop, accounts.logistics],
    tags: {},
    versions: [
      {
        version: checklistVersion,
        json: checklistJson,
        publishedAt: now - 399 * 24 * 60 * 60 * 1000,
      },
    ],
  }));
}

/** The framework lens and all custom lenses. */
export class Lenses {
  private readonly custom: Map<string, CustomLens>;
  private readonly compiled = new Map<string, Lens>();

  constructor(now: number, private readonly journal: Journal) {
    this.custom = new Map(sampleLenses(now).map(lens => [lens.arn, lens]));
  }

  /** Takes over what the data file holds. */
  restore(lens: CustomLens): void {
    this.custom.set(lens.arn, lens);
  }

  /** A custom lens that an account owns or that is shared with it. */
  customLens(arn: string, { account, region }: Source): CustomLens | undefined {
    const lens = this.custom.get(arn);
    const isVisible =
      lens?.region === region &&
      !lens.isDeleted &&
      (lens.account === account || lens.sharedWith.includes(account));
    return isVisible ? lens : undefined;
  }

  /** The custom lenses that an account sees in a Region. */
  customLenses(source: Source): CustomLens[] {
    return [...this.custom.keys()]
      .map(arn => this.customLens(arn, source))
      .filter((lens): lens is CustomLens => lens !== undefined);
  }

  /** A lens as a review uses it: whoever may see the review may see this version of its lens. */
  lensOfReview({
    lensArn,
    lensVersion,
  }: {
    lensArn: string;
    lensVersion: string;
  }): Lens {
    if (isFrameworkLens(lensArn)) {
      return frameworkLens(lensVersion);
    }
    const key = `${lensArn} ${lensVersion}`;
    const lens = this.compiled.get(key) ?? this.compile(lensArn, lensVersion);
    this.compiled.set(key, lens);
    return lens;
  }

  /** The newest published version of a lens that an account may use. */
  newest(aliasOrArn: string, source: Source): Lens | undefined {
    if (isFrameworkLens(aliasOrArn)) {
      return frameworkLens();
    }
    const lens = this.customLens(aliasOrArn, source);
    const published = lens?.versions[lens.versions.length - 1];
    return lens && published
      ? this.lensOfReview({ lensArn: lens.arn, lensVersion: published.version })
      : undefined;
  }

  put(lens: CustomLens): void {
    this.journal.write({ kind: 'lens', key: lens.arn, value: lens });
    this.custom.set(lens.arn, lens);
  }

  delete(lens: CustomLens): void {
    this.put({ ...lens, isDeleted: true });
  }

  isDeleted(arn: string): boolean {
    return this.custom.get(arn)?.isDeleted ?? false;
  }

  private compile(arn: string, version: string): Lens {
    const lens = this.custom.get(arn);
    const json = lens?.versions.find(each => each.version === version)?.json;
    const validation = json === undefined ? undefined : validateLens(json);
    if (!lens || !validation || !('lens' in validation)) {
      throw new AwsError(
        'ResourceNotFoundException',
        `Lens ${arn} ${version} is gone`,
        {
          ResourceId: arn,
          ResourceType: 'LENS',
        },
      );
    }
    return compileLens(validation.lens, {
      arn,
      alias: arn,
      type: 'CUSTOM',
      version,
      owner: lens.account,
    });
  }
}
