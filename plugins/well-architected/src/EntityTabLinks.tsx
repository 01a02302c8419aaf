import { Fragment } from 'react';
import { EntityTabLink } from './EntityTabLink';

/** Links to the Well-Architected tabs of some entities. */
export function EntityTabLinks({
  entityRefs,
  target,
}: {
  entityRefs: readonly string[];
  target?: '_blank';
}) {
  return (
    <>
      {entityRefs.map((entityRef, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <EntityTabLink entityRef={entityRef} target={target} />
        </Fragment>
      ))}
    </>
  );
}
