import {
  taskAcceptPermission,
  taskUpdatePermission,
} from 'backstage-plugin-well-architected-common';
import {
  grantsFor,
  isGiven,
  requireAll,
  requireOneOf,
  type Grants,
} from './Grants';

const UPDATE = taskUpdatePermission;
const ACCEPT = taskAcceptPermission;

const GRANTS: Grants = new Map([
  [UPDATE.name, new Set(['cart', 'till'])],
  [ACCEPT.name, new Set(['till'])],
]);

function refusedBy(check: () => void): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return String(error);
  }
}

describe('requireAll', () => {
  it.each`
    permissions         | entities            | refused
    ${[]}               | ${['shop']}         | ${undefined}
    ${[UPDATE]}         | ${['cart']}         | ${undefined}
    ${[UPDATE, ACCEPT]} | ${['till']}         | ${undefined}
    ${[UPDATE, ACCEPT]} | ${['cart', 'till']} | ${undefined}
    ${[UPDATE, ACCEPT]} | ${['cart']}         | ${ACCEPT.name}
    ${[UPDATE]}         | ${['shop']}         | ${UPDATE.name}
    ${[UPDATE]}         | ${[]}               | ${UPDATE.name}
  `(
    'of $permissions.length for $entities refuses $refused',
    ({ permissions, entities, refused }) => {
      expect(refusedBy(() => requireAll(permissions, entities, GRANTS))).toBe(
        refused && `NotAllowedError: ${refused} is not allowed`,
      );
    },
  );
});

describe('requireOneOf', () => {
  it.each`
    permissions         | entities    | isRefused
    ${[UPDATE, ACCEPT]} | ${['cart']} | ${false}
    ${[ACCEPT]}         | ${['till']} | ${false}
    ${[ACCEPT]}         | ${['cart']} | ${true}
    ${[UPDATE, ACCEPT]} | ${['shop']} | ${true}
    ${[UPDATE, ACCEPT]} | ${[]}       | ${true}
  `(
    'of $permissions.length for $entities is refused: $isRefused',
    ({ permissions, entities, isRefused }) => {
      const names = permissions.map(({ name }: { name: string }) => name);
      expect(refusedBy(() => requireOneOf(permissions, entities, GRANTS))).toBe(
        isRefused
          ? `NotAllowedError: ${names.join(' or ')} is not allowed`
          : undefined,
      );
    },
  );
});

describe('grantsFor', () => {
  it('keeps what is given for the entities that are seen', () => {
    expect(grantsFor(new Set(['cart', 'shop']), GRANTS, new Set())).toEqual(
      new Map([
        [UPDATE.name, new Set(['cart'])],
        [ACCEPT.name, new Set()],
      ]),
    );
  });

  it('gives for workloads of no entity what counts for all, and for no entity more than before', () => {
    const grants = grantsFor(
      new Set(['cart', 'shop']),
      GRANTS,
      new Set([ACCEPT.name]),
    );
    const givenFor = (entities: string[]) =>
      [UPDATE, ACCEPT]
        .filter(permission => isGiven(permission, entities, grants))
        .map(({ name }) => name);
    expect(givenFor([])).toEqual([ACCEPT.name]);
    expect(givenFor(['cart'])).toEqual([UPDATE.name]);
    expect(givenFor(['shop'])).toEqual([]);
    expect(givenFor(['till'])).toEqual([]);
  });
});
