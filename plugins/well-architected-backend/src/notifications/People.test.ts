import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { owner } from '../__testUtils__/portal';
import { People } from './People';

const user = (name: string) => `user:default/${name}`;
const group = (name: string) => `group:default/${name}`;

function groupOf(
  name: string,
  { members = [], children = [] }: { members?: string[]; children?: string[] },
): Entity {
  return {
    ...owner('Group', name),
    relations: [
      ...members.map(targetRef => ({ type: 'hasMember', targetRef })),
      ...children.map(targetRef => ({ type: 'parentOf', targetRef })),
      { type: 'ownerOf', targetRef: 'component:default/shop' },
    ],
  };
}

describe('People', () => {
  const catalog = catalogServiceMock({
    entities: [
      owner('User', 'ada'),
      owner('User', 'bo'),
      owner('User', 'cy'),
      groupOf('shop', {
        members: [user('ada'), user('left')],
        children: [group('cart'), group('ended')],
      }),
      groupOf('cart', {
        members: [user('ada'), user('bo')],
        children: [group('checkout')],
      }),
      // Nothing keeps groups from going in circles.
      groupOf('checkout', { members: [user('cy')], children: [group('shop')] }),
      groupOf('empty', {}),
    ],
  });
  const people = new People({ catalog, auth: mockServices.auth() });

  it.each<[string, string[]]>([
    [user('ada'), ['ada']],
    [user('left'), []],
    [group('shop'), ['ada', 'bo', 'cy']],
    [group('cart'), ['ada', 'bo', 'cy']],
    [group('empty'), []],
    [group('ended'), []],
  ])('behind %s are %j', async (ref, names) => {
    expect((await people.behind([ref])).get(ref)?.sort()).toEqual(
      names.map(user),
    );
  });

  it('are asked for together, by the plugin itself', async () => {
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs');
    const found = await people.behind([
      user('ada'),
      user('bo'),
      group('cart'),
      group('empty'),
    ]);
    expect([...found.keys()]).toHaveLength(4);
    // The groups, three steps further into them, and the users.
    expect(asked).toHaveBeenCalledTimes(5);
    for (const [, options] of asked.mock.calls) {
      expect(options).toEqual({
        credentials: mockCredentials.service('plugin:test'),
      });
    }
  });

  it('are asked for in batches', async () => {
    const crowd = Array.from({ length: 450 }, (_, i) => user(`u${i}`));
    const large = catalogServiceMock({
      entities: crowd.map(ref => owner('User', ref.split('/')[1])),
    });
    const asked = jest.spyOn(large, 'getEntitiesByRefs');
    const found = await new People({
      catalog: large,
      auth: mockServices.auth(),
    }).behind(crowd);
    expect([...found.values()].flat()).toEqual(crowd);
    expect(asked).toHaveBeenCalledTimes(3);
  });

  it('cost nothing where nobody is asked for', async () => {
    const asked = jest.spyOn(catalog, 'getEntitiesByRefs').mockClear();
    expect(await people.behind([])).toEqual(new Map());
    expect(asked).not.toHaveBeenCalled();
  });
});
