/**
 * Whether a text is an absolute address of http or https. Links of any other
 * kind, such as `javascript:`, are never followed, wherever the text comes from.
 */
export function isWebUrl(text: string | null | undefined): text is string {
  if (!text) {
    return false;
  }
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol);
  } catch {
    return false;
  }
}
