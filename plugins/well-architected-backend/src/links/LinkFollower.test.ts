import { LinkFollower } from './LinkFollower';

describe('LinkFollower', () => {
  /** Follows, with looks that go on until a test ends them. */
  function start() {
    const looked: string[] = [];
    let end = () => {};
    const follower = new LinkFollower({
      links: {
        followAnnotations: async () => {
          looked.push('annotations');
          await new Promise<void>(resolve => {
            end = resolve;
          });
        },
      },
      entities: {
        follow: async () => {
          looked.push('entities');
        },
      },
    });
    const endLook = async () => {
      end();
      await new Promise(setImmediate);
    };
    return { follower, looked, endLook };
  }

  it('looks at annotations, and then for the entities that they name', async () => {
    const { follower, looked, endLook } = start();
    follower.workloadsChanged();
    await endLook();
    await endLook();
    expect(looked).toEqual(['annotations', 'entities']);
  });

  it('looks once more for all that changed while it looked', async () => {
    const { follower, looked, endLook } = start();
    follower.workloadsChanged();
    await new Promise(setImmediate);
    expect(looked).toHaveLength(1);
    follower.workloadsChanged();
    follower.workloadsChanged();
    follower.workloadsChanged();
    await endLook();
    await endLook();
    await endLook();
    expect(looked).toEqual([
      'annotations',
      'entities',
      'annotations',
      'entities',
    ]);
  });
});
