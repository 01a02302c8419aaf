import { parseWorkloadArns } from './annotations';

describe('parseWorkloadArns', () => {
  it.each`
    rule                              | annotation          | arns
    ${'no annotation: no workload'}   | ${undefined}        | ${[]}
    ${'an empty one: no workload'}    | ${' , '}            | ${[]}
    ${'one'}                          | ${'arn:a'}          | ${['arn:a']}
    ${'several, white space ignored'} | ${' arn:a,\narn:b'} | ${['arn:a', 'arn:b']}
    ${'each once'}                    | ${'arn:a,arn:a'}    | ${['arn:a']}
  `('$rule', ({ annotation, arns }) => {
    expect(parseWorkloadArns(annotation)).toEqual(arns);
  });
});
