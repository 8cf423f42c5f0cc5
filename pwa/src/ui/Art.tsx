import type { EventKind, Hue } from "../core/types";
import { HUES } from "./look";

type Motif = "bowl" | "stage" | "ball" | "paint" | "mic" | "talk" | "hills";
const MOTIFS: Partial<Record<EventKind, Motif>> = {
  meal: "bowl",
  cooking: "bowl",
  theatre: "stage",
  showcase: "stage",
  sport: "ball",
  arts: "paint",
  podcast_film: "mic",
  trip: "hills",
  outreach: "hills",
};

/**
 * Flat shapes in the corner of a poster or an activity. `on` is the colour behind it: no big part may take that colour.
 * Decoration only; the words say everything.
 */
export function Art({ kind, on, name }: { kind: EventKind; on: Hue | "hero"; name: string }) {
  const free = HUES.filter((hue) => hue !== on && !(on === "hero" && hue === "sun")).map((hue) => `var(--${hue})`);
  const [a = "", b = "", c = "", d = ""] = free;
  return (
    <svg class={name} viewBox="0 0 200 160" aria-hidden="true" focusable="false">
      {shapes(MOTIFS[kind] ?? "talk", a, b, c, d)}
    </svg>
  );
}

const CREAM = "var(--cream)";
const NIGHT = "var(--night)";

function shapes(motif: Motif, a: string, b: string, c: string, d: string) {
  switch (motif) {
    case "bowl":
      return (
        <>
          <circle cx="64" cy="52" r="17" fill={c} />
          <circle cx="104" cy="38" r="25" fill={b} />
          <circle cx="146" cy="56" r="20" fill={d} />
          <circle cx="104" cy="38" r="9" fill={CREAM} />
          <path d="M28 82h152a76 76 0 0 1-152 0z" fill={a} />
          <rect x="14" y="74" width="180" height="15" rx="7.5" fill={CREAM} />
          <path d="M62 112a44 44 0 0 0 26 30" stroke={CREAM} stroke-width="9" stroke-linecap="round" fill="none" />
        </>
      );
    case "stage":
      return (
        <>
          <path d="M30 12h150v14H30z" fill={CREAM} />
          <path d="M36 26c26 30 26 70 0 96z" fill={a} />
          <path d="M174 26c-26 30-26 70 0 96z" fill={a} />
          <path d="M105 26L150 122H60z" fill={b} opacity=".9" />
          <circle cx="105" cy="78" r="15" fill={CREAM} />
          <path d="M82 122a23 23 0 0 1 46 0z" fill={d} />
          <rect x="22" y="122" width="166" height="15" rx="7.5" fill={CREAM} />
        </>
      );
    case "ball":
      return (
        <>
          <circle cx="112" cy="72" r="56" fill={a} />
          <path
            d="M112 18v108M58 72h108M75 32c19 25 19 55 0 80M149 32c-19 25-19 55 0 80"
            stroke={CREAM}
            stroke-width="7"
            fill="none"
          />
          <circle cx="38" cy="130" r="12" fill={c} />
          <circle cx="176" cy="138" r="8" fill={d} />
        </>
      );
    case "paint":
      return (
        <>
          <path
            d="M110 22c50 0 82 28 82 62 0 24-20 30-38 28-20-2-26 8-20 20 6 14-8 20-24 20-46 0-82-30-82-66s34-64 82-64z"
            fill={CREAM}
          />
          <circle cx="74" cy="66" r="15" fill={a} />
          <circle cx="112" cy="50" r="13" fill={b} />
          <circle cx="150" cy="66" r="14" fill={c} />
          <circle cx="68" cy="106" r="14" fill={d} />
        </>
      );
    case "mic":
      return (
        <>
          <circle cx="112" cy="66" r="58" fill={b} />
          <rect x="88" y="12" width="48" height="84" rx="24" fill={a} />
          <path d="M100 36h24M100 54h24" stroke={CREAM} stroke-width="8" stroke-linecap="round" />
          <path
            d="M68 78a44 44 0 0 0 88 0M112 122v22M88 146h48"
            stroke={CREAM}
            stroke-width="10"
            stroke-linecap="round"
            fill="none"
          />
          <circle cx="178" cy="28" r="10" fill={d} />
        </>
      );
    case "hills":
      return (
        <>
          <circle cx="138" cy="46" r="30" fill={d} />
          <path d="M14 140c10-52 42-78 70-78s52 26 62 78z" fill={c} />
          <path d="M86 140c8-36 30-54 54-54s46 18 54 54z" fill={a} />
          <path d="M30 138c40-20 60 6 92-14" stroke={CREAM} stroke-width="10" stroke-linecap="round" fill="none" />
        </>
      );
    case "talk":
      return (
        <>
          <path
            d="M96 14h66a30 30 0 0 1 30 30v18a30 30 0 0 1-30 30h-4v22l-26-22H96a30 30 0 0 1-30-30V44a30 30 0 0 1 30-30z"
            fill={a}
          />
          <path
            d="M46 66h46a26 26 0 0 1 26 26v12a26 26 0 0 1-26 26H72l-24 20v-20h-2a26 26 0 0 1-26-26V92a26 26 0 0 1 26-26z"
            fill={b}
          />
          <circle cx="46" cy="98" r="6.5" fill={NIGHT} />
          <circle cx="69" cy="98" r="6.5" fill={NIGHT} />
          <circle cx="92" cy="98" r="6.5" fill={NIGHT} />
          <path d="M104 40h50M120 60h34" stroke={CREAM} stroke-width="9" stroke-linecap="round" />
          <circle cx="36" cy="36" r="13" fill={c} />
        </>
      );
  }
}
