import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../ui/Button";
import { TextField } from "../../ui/Field";
import { w } from "./words";

/** Looking for one name in a long list. It comes when it is asked for: else the names begin in thumb reach. */
export function Finder(p: { value: string; onInput: (text: string) => void; onClose: () => void }) {
  const here = useRef<HTMLElement>(null);
  useEffect(() => here.current?.querySelector("input")?.focus(), []);
  return (
    <search class="stack stack--s" ref={here}>
      <TextField name="find" type="search" label={w("find_name")} value={p.value} onInput={p.onInput} />
      <Button kind="quiet" small onClick={p.onClose}>
        {w("find_close")}
      </Button>
    </search>
  );
}
