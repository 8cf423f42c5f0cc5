import { hasFace } from "../core/session";
import { Icon } from "./Icon";
import { w } from "./words";

/** Says that somebody sees their group as the one who runs it, and leads back to their own side. */
export function ModeBar() {
  return (
    <section class="modebar" aria-label={w("running_tabs")}>
      <div class="modebar__in">
        <span class="row row--nowrap gap-s">
          <Icon name="megaphone" />
          {w("running")}
        </span>
        <a href={hasFace("young_person") || !hasFace("staff") ? "/" : "/staff"}>{w("switch_back")}</a>
      </div>
    </section>
  );
}
