import { getAnswer, listAnswers, updateAnswer } from './answers';
import type { Call } from './call';
import { listCheckDetails, listCheckSummaries } from './checks';
import { getConsolidatedReport } from './consolidatedReport';
import { listLensReviewImprovements } from './improvements';
import {
  createLensVersion,
  deleteLens,
  exportLens,
  getLens,
  importLens,
  listLenses,
} from './lenses';
import { associateLenses, disassociateLenses } from './lensesOfWorkload';
import { getLensReviewReport } from './lensReviewReport';
import {
  getLensReview,
  listLensReviews,
  updateLensReview,
  upgradeLensReview,
} from './lensReviews';
import { createMilestone, getMilestone, listMilestones } from './milestones';
import { listNotifications } from './notifications';
import { listProfiles } from './profiles';
import {
  createWorkloadShare,
  deleteWorkloadShare,
  listShareInvitations,
  listWorkloadShares,
  updateShareInvitation,
} from './shares';
import { listTagsForResource, tagResource, untagResource } from './tags';
import {
  createWorkload,
  deleteWorkload,
  getWorkload,
  listWorkloads,
  updateWorkload,
} from './workloads';

/**
 * Answers one operation. Its input is what the operation's own schema made of
 * the request, so each handler states the type it reads.
 */
export type Handler = (input: never, call: Call) => object;

/** The operations of the Well-Architected Tool that the local tool carries out. */
export const wellArchitectedHandlers: ReadonlyMap<string, Handler> = new Map(
  Object.entries<Handler>({
    AssociateLenses: associateLenses,
    CreateLensVersion: createLensVersion,
    CreateMilestone: createMilestone,
    CreateWorkload: createWorkload,
    CreateWorkloadShare: createWorkloadShare,
    DeleteLens: deleteLens,
    DeleteWorkload: deleteWorkload,
    DeleteWorkloadShare: deleteWorkloadShare,
    DisassociateLenses: disassociateLenses,
    ExportLens: exportLens,
    GetAnswer: getAnswer,
    GetConsolidatedReport: getConsolidatedReport,
    GetLens: getLens,
    GetLensReview: getLensReview,
    GetLensReviewReport: getLensReviewReport,
    GetMilestone: getMilestone,
    GetWorkload: getWorkload,
    ImportLens: importLens,
    ListAnswers: listAnswers,
    ListCheckDetails: listCheckDetails,
    ListCheckSummaries: listCheckSummaries,
    ListLensReviewImprovements: listLensReviewImprovements,
    ListLensReviews: listLensReviews,
    ListLenses: listLenses,
    ListMilestones: listMilestones,
    ListNotifications: listNotifications,
    ListProfiles: listProfiles,
    ListShareInvitations: listShareInvitations,
    ListTagsForResource: listTagsForResource,
    ListWorkloadShares: listWorkloadShares,
    ListWorkloads: listWorkloads,
    TagResource: tagResource,
    UntagResource: untagResource,
    UpdateAnswer: updateAnswer,
    UpdateLensReview: updateLensReview,
    UpdateShareInvitation: updateShareInvitation,
    UpdateWorkload: updateWorkload,
    UpgradeLensReview: upgradeLensReview,
  }),
);
