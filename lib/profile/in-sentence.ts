/** A name as it stands inside a sentence: its first letter small, unless it begins with an abbreviation such as CRM. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Lu}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
