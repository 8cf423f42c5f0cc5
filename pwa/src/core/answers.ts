import { waitingFor } from "./standing";
import type { AnswerIn, AnswerState } from "./types";

export const answerPath = (eventId: string): string => `/api/events/${eventId}/answer`;

/** My answer as this phone knows it: a tap that still waits to be sent counts more than what the server last said. */
export function answerKnown(eventId: string, fromServer: AnswerState | null): AnswerState | null {
  const waiting = waitingFor(answerPath(eventId))?.body as AnswerIn | undefined;
  return waiting?.answer ?? fromServer;
}
