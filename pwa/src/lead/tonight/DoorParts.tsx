import { useState } from "preact/hooks";
import { Icon } from "../../ui/Icon";
import type { IconName } from "../../ui/icon-names";
import { w } from "./words";

/** One of the other ways in, in thumb reach. */
export function Way({ icon, label, onClick }: { icon: IconName; label: string; onClick: () => void }) {
  return (
    <button type="button" class="doorbar__way" onClick={onClick}>
      <Icon name={icon} />
      {label}
    </button>
  );
}

/** What is on this phone only, until the server has it. */
export function Unsent({ n }: { n: number }) {
  const [were, setWere] = useState(0);
  if (n !== were && n > 0) setWere(n);
  return (
    <p role="status" class="doorsent">
      {n > 0 && (
        <>
          <Icon name="cloud-off" /> {w("unsent_n", { n })}
        </>
      )}
      {n === 0 && were > 0 && (
        <>
          <Icon name="check-check" /> {w("all_sent")}
        </>
      )}
    </p>
  );
}
