/**
 * Whether a text is an absolute address of http or https. Links of any other
 * kind, such as `javascript:`, are never followed, wherever the text comes from.
 */
export function isWebUrl(text: string | null | undefined): text is string {
  if (!text) {
    return false;
  }
  try {
    const { protocol, hostname } = new URL(text);
    // Chromium lets a space pass in the name of a host, where no other does.
    return /^https?:$/.test(protocol) && !hostname.includes('%20');
  } catch {
    return false;
  }
}
