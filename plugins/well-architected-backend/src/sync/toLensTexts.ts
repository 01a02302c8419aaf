import type { LensReviewContent } from '../aws';
import type { LensTexts } from '../store/LensStore';

/** The texts of a lens, as one of its reviews tells them. */
export function toLensTexts(review: LensReviewContent): LensTexts {
  const { lensArn, lensVersion, lensName, pillars, questions } = review;
  return { lensArn, lensVersion, lensName, pillars, questions };
}
