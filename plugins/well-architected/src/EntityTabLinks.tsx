import { Fragment } from 'react';
import { EntityTabLink } from './EntityTabLink';

/** Links to the Well-Architected tabs of some entities. */
export function EntityTabLinks({
  entityRefs,
}: {
  entityRefs: readonly string[];
}) {
  return (
    <>
      {entityRefs.map((entityRef, index) => (
        <Fragment key={entityRef}>
          {index > 0 && ', '}
          <EntityTabLink entityRef={entityRef} />
        </Fragment>
      ))}
    </>
  );
}
