import checklist from '../../lenses/review-checklist.json';
import { compileLens, type Lens } from '../lenses/lens';
import { validateLens } from '../lenses/validateLens';
import { idOfName, lensArn } from './ids';
import { accounts, regions } from './sources';

/** The review checklist as the text of its file, as ImportLens would take it. */
export const checklistJson = JSON.stringify(checklist);

/** The published version of the review checklist in the sample organisation. */
export const checklistVersion = '1.0';

/** The ARN of the review checklist in a Region; the platform account owns it everywhere. */
export function checklistLensArn(region: string): string {
  return lensArn(
    region,
    accounts.platform,
    idOfName(`review checklist ${region}`),
  );
}

function compileChecklist(region: string): Lens {
  const validation = validateLens(checklistJson);
  if (!('lens' in validation)) {
    throw new Error(
      `The review checklist is invalid: ${validation.problems.join('; ')}`,
    );
  }
  const arn = checklistLensArn(region);
  return compileLens(validation.lens, {
    arn,
    alias: arn,
    type: 'CUSTOM',
    version: checklistVersion,
    owner: accounts.platform,
  });
}

const compiled = new Map(
  regions.map((region): [string, Lens] => [region, compileChecklist(region)]),
);

/** The review checklist as the sample workloads of a Region use it. */
export function checklistLens(region: string): Lens {
  const lens = compiled.get(region);
  if (!lens) {
    throw new Error(`The sample organisation has nothing in ${region}`);
  }
  return lens;
}
