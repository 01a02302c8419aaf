import { fixOrder } from './fixOrder';

const TASK = {
  rank: null,
  risk: 'HIGH',
  priority: 1000,
  due_date: null,
  position: 7,
};

describe('fixOrder', () => {
  it('is digits of one width', () => {
    expect(fixOrder(TASK)).toBe('999990010009999999900007');
    expect(
      fixOrder({
        rank: 9999,
        risk: 'MEDIUM',
        priority: 3,
        due_date: '2026-03-01',
        position: 12,
      }),
    ).toBe('099991000032026030100012');
  });

  it.each([
    ['a person ranks it first', { rank: 1, risk: 'MEDIUM' }, { rank: 2 }],
    ['a person ranks it at all', { rank: 9999, risk: 'MEDIUM' }, {}],
    ['its risk is higher', { priority: 1005 }, { risk: 'MEDIUM', priority: 0 }],
    ['its risk is tracked', { risk: 'MEDIUM' }, { risk: 'NONE' }],
    ['AWS prioritizes it', { priority: 0 }, { due_date: '2026-01-01' }],
    [
      'it is due earlier',
      { due_date: '2026-01-31' },
      { due_date: '2026-02-01' },
    ],
    ['it is due at all', { due_date: '2099-12-31', position: 9 }, {}],
    ['its lens asks it earlier', { position: 6 }, { position: 10 }],
  ])('puts a task first when %s', (_why, first, second) => {
    const before = fixOrder({ ...TASK, ...first });
    expect(before < fixOrder({ ...TASK, ...second })).toBe(true);
  });
});
