import { suggestedOwner } from './suggestedOwner';

describe('suggestedOwner', () => {
  const SEEN = ['component:default/a', 'component:default/b'];
  const entity = (name: string, owner_ref: string | null) => ({
    entity_ref: `component:default/${name}`,
    in_catalog: true,
    owner_ref,
  });

  it.each([
    ['nobody, where there is no entity', [], null],
    [
      'nobody, where no entity has an owner',
      [entity('a', null), entity('b', null)],
      null,
    ],
    [
      'who owns the first one',
      [entity('a', 'group:default/x'), entity('b', 'group:default/y')],
      'group:default/x',
    ],
    [
      'who owns the next one, where nobody owns the first',
      [entity('a', null), entity('b', 'group:default/y')],
      'group:default/y',
    ],
    [
      'nobody who owns only what the caller does not see',
      [entity('_', 'group:default/hidden'), entity('b', null)],
      null,
    ],
  ])('is %s', (_rule, entities, expected) => {
    expect(suggestedOwner(entities, SEEN)).toBe(expected);
  });
});
