/** Pictures of what to tap, made of shapes: no photo to load, nothing to read in them. The words stand beside them. */
import type { ComponentChildren } from "preact";

const Picture = ({ children }: { children: ComponentChildren }) => (
  <svg viewBox="0 0 120 120" aria-hidden="true" focusable="false">
    <rect class="glass" x="12" y="2" width="96" height="116" rx="14" stroke-width="2" />
    {children}
  </svg>
);

/** The bar at the bottom with the share button: a square with an arrow. */
export const ShareButton = () => (
  <Picture>
    <rect class="quiet" x="24" y="18" width="72" height="8" rx="4" />
    <rect class="quiet" x="24" y="34" width="54" height="8" rx="4" />
    <circle class="shine" cx="60" cy="82" r="28" />
    <path class="stroke" d="M50 78h-4v22h28V78h-4M60 88V64m-8 7 8-8 8 8" />
  </Picture>
);

/** The three dots of a browser's menu. */
export const MenuButton = () => (
  <Picture>
    <circle class="shine" cx="86" cy="26" r="18" />
    <path class="stroke" d="M86 17v.1M86 26v.1M86 35v.1" />
    <rect class="quiet" x="24" y="58" width="72" height="8" rx="4" />
    <rect class="quiet" x="24" y="76" width="54" height="8" rx="4" />
  </Picture>
);

/** A list with the row that has a plus in a square. */
export const AddRow = () => (
  <Picture>
    <rect class="quiet" x="24" y="20" width="72" height="8" rx="4" />
    <rect class="quiet" x="24" y="36" width="60" height="8" rx="4" />
    <rect class="shine" x="18" y="54" width="84" height="30" rx="8" />
    <rect class="quiet" x="27" y="66" width="36" height="6" rx="3" />
    <path class="stroke" d="M76 60h18v18H76zM85 64.5v9M80.5 69h9" />
    <rect class="quiet" x="24" y="96" width="54" height="8" rx="4" />
  </Picture>
);

/** A home screen on which the two rings stand. */
export const HomeIcon = () => (
  <Picture>
    {[24, 50, 76].map((x) => (
      <rect key={x} class="quiet" x={x} y="18" width="20" height="20" rx="6" />
    ))}
    <rect class="quiet" x="24" y="48" width="20" height="20" rx="6" />
    <rect class="shine" x="50" y="48" width="44" height="44" rx="12" />
    <circle class="stroke" cx="66" cy="70" r="9" />
    <circle class="stroke ring" cx="78" cy="70" r="9" />
  </Picture>
);
