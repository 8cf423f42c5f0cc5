/** What is never kept on a phone: not among the acts that wait, not among what was seen (DESIGN section 8). */

/** Sign-in, ways in and passkeys; concerns; anonymous drops; bank details; approvals and payments. */
const NEVER =
  /^\/api\/(session|invites|passkeys|me\/(move|bank)|(.+\/)?(concerns?|drops?|bank|approvals?|payments?|payment-runs?|invites|staff-invites|new-link|merge)(\/|$|\?))/;

export const neverKept = (path: string): boolean => NEVER.test(path);
