import { signal } from "@preact/signals";

export interface Said {
  id: number;
  text: string;
  undo?: () => void;
}
/** What was said, newest last; the log stays readable after a toast is gone. */
export const said = signal<Said[]>([]);
export const shown = signal<Said | null>(null);
const UNDO_MS = 8000;
const NOTE_MS = 4000;
let next = 1;
let timer: ReturnType<typeof setTimeout> | undefined;

/** A short message: 8 seconds with an undo, 4 without. */
export function toast(text: string, undo?: () => void): void {
  const it: Said = { id: next++, text, undo };
  said.value = [...said.value.slice(-9), it];
  shown.value = it;
  clearTimeout(timer);
  timer = setTimeout(() => hide(it.id), undo ? UNDO_MS : NOTE_MS);
}
export function hide(id: number): void {
  if (shown.value?.id === id) shown.value = null;
}
