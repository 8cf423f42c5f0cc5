import { useId } from "preact/hooks";
import type { Glyph, Hue } from "../core/types";
import sprite from "./icons.svg?url";
import { cx, HUES, steady } from "./look";

const SHAPES = [
  "M28 0a14 14 0 0 1 14 14a14 14 0 0 1 14 14a14 14 0 0 1-14 14a14 14 0 0 1-14 14a14 14 0 0 1-14-14a14 14 0 0 1-14-14a14 14 0 0 1 14-14A14 14 0 0 1 28 0z",
  "M16 0h24a16 16 0 0 1 16 16v24a16 16 0 0 1-16 16H16A16 16 0 0 1 0 40V16A16 16 0 0 1 16 0z",
  "M28 0a28 28 0 1 1 0 56a28 28 0 1 1 0-56z",
  "M28 0a28 28 0 0 1 28 28v22a6 6 0 0 1-6 6H6a6 6 0 0 1-6-6V28A28 28 0 0 1 28 0z",
];
const CUTS = [
  "M0 32h56v24H0z",
  "M56 56V20A36 36 0 0 0 20 56z",
  "M38 -4L60 -4L60 14L14 60L-4 60L-4 42z",
  "M0 56a28 28 0 0 1 56 0z",
];

/** A group's badge, made from its id, colour and drawing: the same everywhere, different from the others. */
export function Crest({ id, hue, glyph, size }: { id: string; hue: Hue; glyph: Glyph; size?: "s" | "l" }) {
  const clip = useId();
  const seed = steady(id);
  const others = HUES.filter((h) => h !== hue);
  return (
    <svg class={cx("crest", size && `crest--${size}`)} viewBox="0 0 56 56" aria-hidden="true" focusable="false">
      <clipPath id={clip}>
        <path d={SHAPES[seed % 4]} />
      </clipPath>
      <g clip-path={`url(#${clip})`}>
        <rect width="56" height="56" fill={`var(--${hue})`} />
        <path d={CUTS[(seed >>> 3) % 4]} fill={`var(--${others[(seed >>> 6) % others.length]})`} />
      </g>
      <g fill="none" stroke="var(--night)" stroke-width="2.3" stroke-linecap="round" stroke-linejoin="round">
        <use href={`${sprite}#i-g-${glyph}`} x="14.8" y="14.8" width="26.4" height="26.4" />
      </g>
    </svg>
  );
}
