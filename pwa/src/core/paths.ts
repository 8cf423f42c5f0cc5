/** Addresses that the app knows before any screen is here. */

/** The list of what is on, as Home asks for it. */
export const WHATS_ON = "/api/whats-on?limit=20";
