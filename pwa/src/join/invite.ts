/** The invite in hand: read from a link or a code, kept for later if the person wants. */

const NOW = "linkup:invite-now";
const LATER = "linkup:invite-later";

export interface KeptInvite {
  secret: string;
  name: string;
  until: string;
}

/** The part that counts of what somebody typed or pasted: a token out of a link, or the letters of a code. */
export function secretFrom(typed: string): string {
  const link = /\/j\/([^/?#\s]+)/.exec(typed);
  return link?.[1] ? decodeURIComponent(link[1]) : typed.replace(/[\s-]/g, "").toUpperCase();
}

/** Takes the token out of the address, so that it stays in no history and no screenshot. */
export function takeFromAddress(token: string): string {
  sessionStorage.setItem(NOW, token);
  history.replaceState(history.state, "", "/join");
  return token;
}
export const inviteInHand = (): string | null => sessionStorage.getItem(NOW);
export const dropInvite = (): void => {
  sessionStorage.removeItem(NOW);
  localStorage.removeItem(LATER);
};

export function keepForLater(invite: KeptInvite): void {
  localStorage.setItem(LATER, JSON.stringify(invite));
  sessionStorage.removeItem(NOW);
}
export function keptInvite(): KeptInvite | null {
  const kept = JSON.parse(localStorage.getItem(LATER) ?? "null") as KeptInvite | null;
  return kept && Date.parse(kept.until) > Date.now() ? kept : null;
}
export const takeKept = (kept: KeptInvite): void => sessionStorage.setItem(NOW, kept.secret);
