import { cx, hueOf } from "./look";

/** A first letter in a soft disc: no photos. */
export function Avatar({ id, name, small }: { id: string; name: string; small?: boolean }) {
  return (
    <span class={cx("avatar", small && "avatar--s")} data-hue={hueOf(id)} aria-hidden="true">
      {[...name.trim()][0]?.toLocaleUpperCase() ?? "?"}
    </span>
  );
}
