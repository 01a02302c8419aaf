import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import { parse, parseAllDocuments } from 'yaml';
import { idOfIndex, workloadArn } from './ids';
import { sampleWorkloads } from './sampleWorkloads';

const locationFile = join(__dirname, '../../../../examples/all.yaml');

function readEntities(): Entity[] {
  const location = parse(readFileSync(locationFile, 'utf8'));
  const files: string[] = location.spec.targets;
  return files.flatMap(file =>
    parseAllDocuments(
      readFileSync(join(dirname(locationFile), file), 'utf8'),
    ).map(document => document.toJS() as Entity),
  );
}

/** Where a field of a spec names other entities, and of which kind when it does not say. */
const relations: Record<string, string> = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
  parent: 'group',
  children: 'group',
  memberOf: 'group',
  dependsOn: 'component',
};

describe('the catalog in examples/', () => {
  const entities = readEntities();
  const refs = entities.map(entity => stringifyEntityRef(entity));
  const annotated = entities.flatMap(({ metadata }) =>
    (
      metadata.annotations?.['aws.amazon.com/well-architected-workload-arn'] ??
      ''
    )
      .split(',')
      .map(arn => arn.trim())
      .filter(arn => arn !== '')
      .map(arn => [arn, metadata.name]),
  );
  const samples = sampleWorkloads.map((sample, index) => ({
    ...sample,
    arn: workloadArn(sample.region, sample.account, idOfIndex(index)),
  }));

  it('names each entity once', () => {
    expect(new Set(refs).size).toBe(refs.length);
  });

  it('has the guest, as a member of a team', () => {
    const guest = entities.find(
      each => stringifyEntityRef(each) === 'user:default/guest',
    );
    expect(guest?.spec?.memberOf).toEqual(['checkout']);
  });

  it('refers only to entities that exist', () => {
    const missing = entities.flatMap(entity =>
      Object.entries(relations).flatMap(([field, defaultKind]) =>
        [entity.spec?.[field] ?? []]
          .flat()
          .map(ref =>
            stringifyEntityRef(
              parseEntityRef(String(ref), {
                defaultKind,
                defaultNamespace: 'default',
              }),
            ),
          )
          .filter(ref => !refs.includes(ref)),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('annotates exactly the workloads that the sample links by annotation', () => {
    const expected = samples
      .filter(({ linkedBy }) => linkedBy.includes('annotation'))
      .map(({ arn, entity }) => [arn, entity]);
    expect(annotated.sort()).toEqual(expected.sort());
  });

  it('holds the entity of every tag but one', () => {
    const gone = samples
      .filter(({ linkedBy }) => linkedBy.startsWith('tag'))
      .map(({ entity }) => entity)
      .filter(entity => !refs.includes(`component:default/${entity}`));
    expect(gone).toEqual(['wishlist']);
  });

  it('leaves one workload without any entity', () => {
    expect(
      samples.filter(({ linkedBy }) => linkedBy === 'nothing'),
    ).toMatchObject([{ name: 'Proof of concept: voice ordering' }]);
  });
});
