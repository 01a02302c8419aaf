import {
  WORKLOAD_ARN_ANNOTATION,
  type Workload,
} from 'backstage-plugin-well-architected-common';
import { followsAnnotation } from './followsAnnotation';

const arn = (id: string) =>
  `arn:aws:wellarchitected:eu-west-1:111122223333:workload/${id.padEnd(
    32,
    '0',
  )}`;

const entity = (...arns: string[]) => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'Cart',
    namespace: 'default',
    ...(arns.length > 0 && {
      annotations: { [WORKLOAD_ARN_ANNOTATION]: arns.join(', ') },
    }),
  },
});

const linked = (
  id: string,
  origin: Workload['links'][number]['origin'],
  entityRef = 'component:default/cart',
) => ({ workloadArn: arn(id), links: [{ origin, entityRef }] });

describe('followsAnnotation', () => {
  it.each([
    { rule: 'nothing named, nothing linked', named: [], links: [], is: true },
    {
      rule: 'nothing named, linked otherwise',
      named: [],
      links: [linked('1', 'tag'), linked('2', 'person')],
      is: true,
    },
    {
      rule: 'what is named is linked',
      named: [arn('1'), arn('2')],
      links: [linked('2', 'annotation'), linked('1', 'annotation')],
      is: true,
    },
    {
      rule: 'what is named is named twice',
      named: [arn('1'), arn('1')],
      links: [linked('1', 'annotation')],
      is: true,
    },
    {
      rule: 'a name is new',
      named: [arn('1'), arn('2')],
      links: [linked('1', 'annotation')],
      is: false,
    },
    {
      rule: 'a name is another one',
      named: [arn('2')],
      links: [linked('1', 'annotation')],
      is: false,
    },
    {
      rule: 'a name is gone',
      named: [],
      links: [linked('1', 'annotation')],
      is: false,
    },
    {
      rule: 'what is named is linked by its tag alone',
      named: [arn('1')],
      links: [linked('1', 'tag')],
      is: false,
    },
    {
      rule: 'another entity names the same',
      named: [arn('1')],
      links: [linked('1', 'annotation', 'component:default/payments')],
      is: false,
    },
  ])('is $is where $rule', ({ named, links, is }) => {
    expect(followsAnnotation(entity(...named), links)).toBe(is);
  });
});
