import { WorkloadEnvironment } from '@aws-sdk/client-wellarchitected';
import { countRisksOfReviews } from '../lenses/risk';
import { Lenses } from '../state/lenses';
import { Journal } from '../state/journal';
import { idOfIndex, indexOfId } from './ids';
import { SampleOrganisation } from './sampleOrganisation';
import { sampleWorkloads } from './sampleWorkloads';
import { sources, sourceKey } from './sources';

const now = Date.parse('2026-01-10T00:00:00Z');

describe('the sample organisation', () => {
  const organisation = new SampleOrganisation(now, sampleWorkloads.length);
  const workloads = sampleWorkloads.map((_, index) =>
    organisation.workloadAt(index),
  );
  const lenses = new Lenses(now, Journal.open(undefined).journal);
  const countsOf = (name: string) => {
    const index = sampleWorkloads.findIndex(sample => sample.name === name);
    return countRisksOfReviews(
      workloads[index].reviews,
      review => lenses.lensOfReview(review).questions,
    );
  };

  it('is the same each time', () => {
    const again = new SampleOrganisation(now, sampleWorkloads.length);
    workloads.forEach((workload, index) => {
      expect(structuredClone(again.workloadAt(index))).toEqual(
        structuredClone(workload),
      );
    });
  });

  it('has forty workloads or more over every source, with names that are unique', () => {
    expect(workloads.length).toBeGreaterThanOrEqual(40);
    const used = new Set(workloads.map(sourceKey));
    expect(used).toEqual(new Set(sources.map(sourceKey)));
    expect(new Set(workloads.map(({ name }) => name)).size).toBe(
      workloads.length,
    );
  });

  it('keeps within the limits of the model', () => {
    for (const workload of workloads) {
      expect(workload.name.length).toBeLessThanOrEqual(100);
      expect(workload.description.length).toBeLessThanOrEqual(250);
      expect(Object.values(WorkloadEnvironment)).toContain(
        workload.environment,
      );
      expect(workload.updatedAt).toBeLessThan(now);
      for (const { recordedAt } of workload.milestones) {
        expect(recordedAt).toBeLessThan(workload.updatedAt);
      }
    }
  });

  it('shows reviews in every state', () => {
    const states = new Set(sampleWorkloads.map(({ state }) => state));
    expect([...states].sort()).toEqual([
      'bad',
      'fair',
      'good',
      'half reviewed',
      'improving',
      'not reviewed',
      'stale',
    ]);
    expect(countsOf('Returns')).toMatchObject({ UNANSWERED: 57 });
    expect(countsOf('Identity').HIGH).toBeLessThan(5);
    expect(countsOf('Payments (production)').HIGH).toBeGreaterThan(25);
    expect(countsOf('Picking app').UNANSWERED).toBeGreaterThan(15);
  });

  it('carries notes, reasons, choices set aside and Jira issues', () => {
    const answers = workloads.flatMap(({ reviews }) =>
      reviews.flatMap(review => Object.values(review.answers)),
    );
    const choices = answers.flatMap(answer => Object.values(answer.choices));
    expect(answers.filter(({ notes }) => notes).length).toBeGreaterThan(50);
    expect(answers.filter(({ reason }) => reason).length).toBeGreaterThan(20);
    expect(
      answers.filter(({ jiraIssueUrl }) => jiraIssueUrl).length,
    ).toBeGreaterThan(20);
    expect(
      choices.filter(({ status }) => status === 'NOT_APPLICABLE').length,
    ).toBeGreaterThan(20);
  });

  it('finds an index by its id', () => {
    expect([0, 1, 9999].map(index => indexOfId(idOfIndex(index)))).toEqual([
      0, 1, 9999,
    ]);
    expect(indexOfId('0'.repeat(32))).toBeUndefined();
    expect(indexOfId('x')).toBeUndefined();
  });

  it('keeps the named workloads whatever its size', () => {
    const large = new SampleOrganisation(now, 10_000);
    expect(structuredClone(large.workloadAt(3))).toEqual(
      structuredClone(workloads[3]),
    );
    const sizes = sources.map(source => large.indexesOf(source).length);
    expect(sizes.reduce((all, size) => all + size, 0)).toBe(10_000);
  });
});
