import { frameworkLens, frameworkLensVersions } from '../lenses/frameworkLens';
import type { Lens } from '../lenses/lens';
import type {
  LensReview,
  Milestone,
  Workload,
  WorkloadShare,
  WorkloadSnapshot,
} from '../state/workload';
import { answersAt } from './answers';
import { generatedWorkload } from './generatedWorkload';
import { idOfIndex, idOfName, workloadArn } from './ids';
import { stagesOf, type Stage } from './maturity';
import { profileArn } from './profile';
import { checklistLens } from './sampleLens';
import type { SampleWorkload } from './sampleWorkload';
import { sampleWorkloads } from './sampleWorkloads';
import { sourceKey, type Source } from './sources';

const day = 24 * 60 * 60 * 1000;

/** The AWS tag by which a workload names its entity. */
export const entityRefTag = 'backstage.io/entity-ref';

function tagsOf(sample: SampleWorkload): Record<string, string> {
  return {
    environment:
      sample.environment === 'PRODUCTION' ? 'production' : 'development',
    ...(sample.linkedBy.startsWith('tag') && sample.entity
      ? { [entityRefTag]: `component:default/${sample.entity}` }
      : {}),
  };
}

function sharesOf({ name, sharedWith }: SampleWorkload): WorkloadShare[] {
  return sharedWith === undefined
    ? []
    : [
        {
          id: idOfName(`share of ${name}`),
          sharedWith,
          permission: 'READONLY',
          status: 'ACCEPTED',
        },
      ];
}

function lensesOf(sample: SampleWorkload): Lens[] {
  const version = sample.usesOldLensVersion
    ? frameworkLensVersions[0]
    : undefined;
  return sample.lenses.map(lens =>
    lens === 'framework'
      ? frameworkLens(version)
      : checklistLens(sample.region),
  );
}

/**
 * The sample organisation: workloads computed from their index whenever they
 * are asked for, and never kept.
 */
export class SampleOrganisation {
  private readonly bySource = new Map<string, number[]>();

  /**
   * @param now - the moment, in milliseconds since 1970, to which all dates relate
   * @param size - how many workloads there are; the named ones come first
   * @param sampleOf - what the workload at an index is, where none is named
   */
  constructor(
    private readonly now: number,
    readonly size: number,
    private readonly sampleOf: (index: number) => SampleWorkload = index =>
      sampleWorkloads[index] ?? generatedWorkload(index),
  ) {
    for (let index = 0; index < size; index += 1) {
      const key = sourceKey(this.sampleAt(index));
      const indexes = this.bySource.get(key) ?? [];
      indexes.push(index);
      this.bySource.set(key, indexes);
    }
  }

  /** The indexes of the workloads that a source owns, ascending. */
  indexesOf(source: Source): readonly number[] {
    return this.bySource.get(sourceKey(source)) ?? [];
  }

  /** The indexes of the workloads that are shared with an account in a Region. */
  indexesSharedWith({ account, region }: Source): readonly number[] {
    // Only named workloads are shared from the start.
    return sampleWorkloads.flatMap((_, index) => {
      const sample = this.sampleAt(index);
      return index < this.size &&
        sample.sharedWith === account &&
        sample.region === region
        ? [index]
        : [];
    });
  }

  /** What a workload is, without computing its reviews. */
  sampleAt(index: number): SampleWorkload {
    return this.sampleOf(index);
  }

  /** A workload; its reviews and milestones are computed when they are first read. */
  workloadAt(index: number): Workload {
    const sample = this.sampleAt(index);
    const stages = stagesOf[sample.state];
    const present = stages[stages.length - 1];
    const lenses = lensesOf(sample);
    const reviewsAt = (stage: Stage) =>
      lenses.map(lens => this.reviewAt(index, sample, lens, stage));
    const milestonesOf = () =>
      stages.flatMap((stage, at): Milestone[] =>
        stage.milestone === undefined
          ? []
          : [
              {
                number: at + 1,
                name: stage.milestone,
                recordedAt: this.timeOf(index, stage),
                workload: {
                  ...this.detailsAt(index, sample, stage),
                  reviews: reviewsAt(stage),
                },
              },
            ],
      );
    let reviews: LensReview[] | undefined;
    let milestones: Milestone[] | undefined;
    return {
      ...this.detailsAt(index, sample, present),
      position: index,
      shares: sharesOf(sample),
      get reviews() {
        reviews ??= reviewsAt(present);
        return reviews;
      },
      get milestones() {
        milestones ??= milestonesOf();
        return milestones;
      },
    };
  }

  private timeOf(index: number, stage: Stage): number {
    // Office hours, and not all on the same day.
    const hours = 8 + (index % 9);
    const days = stage.daysAgo + (index % 5);
    return this.now - days * day + hours * 60 * 60 * 1000;
  }

  private reviewAt(
    index: number,
    sample: SampleWorkload,
    lens: Lens,
    stage: Stage,
  ): LensReview {
    const isReviewed = stage.answered > 0;
    return {
      lensArn: lens.arn,
      lensVersion: lens.version,
      updatedAt: this.timeOf(index, stage),
      notes:
        isReviewed && index % 4 === 0
          ? 'Reviewed by the team together with an architect.'
          : undefined,
      pillarNotes:
        isReviewed && index % 6 === 0
          ? { security: 'Findings of the last penetration test are in here.' }
          : {},
      answers: answersAt(index, lens, stage, sample.jiraProjectKey),
    };
  }

  private detailsAt(
    index: number,
    sample: SampleWorkload,
    stage: Stage,
  ): Omit<WorkloadSnapshot, 'reviews'> {
    const id = idOfIndex(index);
    const updatedAt = this.timeOf(index, stage);
    return {
      id,
      arn: workloadArn(sample.region, sample.account, id),
      account: sample.account,
      region: sample.region,
      name: sample.name,
      description: sample.description,
      environment: sample.environment,
      updatedAt,
      accountIds: [sample.account],
      awsRegions: [sample.region],
      nonAwsRegions: [],
      pillarPriorities: [...(sample.pillarPriorities ?? [])],
      architecturalDesign: sample.entity
        ? `https://wiki.larkfield.example/architecture/${sample.entity}`
        : undefined,
      reviewOwner: sample.reviewOwner,
      reviewRestrictedFrom: updatedAt + 365 * day,
      industryType: 'Retail',
      industry: 'Home and garden',
      notes: sample.notes,
      improvementStatus:
        stage.answered > 0
          ? sample.improvementStatus ?? 'NOT_STARTED'
          : 'NOT_APPLICABLE',
      trustedAdvisor: sample.hasTrustedAdvisor ? 'ENABLED' : 'DISABLED',
      applications: [],
      profileArns: sample.hasProfile ? [profileArn(sample)] : [],
      jiraProjectKey: sample.jiraProjectKey,
      tags: tagsOf(sample),
    };
  }
}
