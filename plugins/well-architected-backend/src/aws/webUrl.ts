/** An address that is safe to link to, or null: texts from AWS are not trusted. */
export function webUrlOrNull(text: string | undefined): string | null {
  return text && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
