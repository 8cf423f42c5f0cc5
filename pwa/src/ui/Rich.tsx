/** Text with **strong** parts, as it stands in a catalogue. Builds elements, never markup from strings. */
export function Rich({ text }: { text: string }) {
  return <>{text.split("**").map((part, i) => (i % 2 ? <strong key={part}>{part}</strong> : part))}</>;
}
