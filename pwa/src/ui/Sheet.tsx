import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { IconButton } from "./Button";
import { announcePage } from "./heading";
import { w } from "./words";

const REACHABLE = 'a[href],button:not([disabled]),input:not([disabled]),select,textarea,[tabindex="0"]';

/** A panel over the page. Focus stays inside, Esc and a tap beside it close it, focus goes back where it came from. */
export function Sheet(props: {
  title: ComponentChildren;
  before?: ComponentChildren;
  foot?: ComponentChildren;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const { onClose } = props;
  useEffect(() => {
    const it = dialog.current!;
    const from = document.activeElement as HTMLElement | null;
    const page = location.pathname;
    it.showModal();
    it.querySelector<HTMLElement>("h2")?.focus({ preventScroll: true });
    return () => {
      it.close();
      // A link in it led to another page, whose heading could not take focus from under the panel.
      if (location.pathname !== page) announcePage(document);
      else if (from?.isConnected) from.focus({ preventScroll: true });
    };
  }, []);

  const keepInside = (event: KeyboardEvent) => {
    if (event.key !== "Tab") return;
    const all = [...dialog.current!.querySelectorAll<HTMLElement>(REACHABLE)];
    const edge = event.shiftKey ? all[0] : all[all.length - 1];
    const other = event.shiftKey ? all[all.length - 1] : all[0];
    const outside = !all.includes(document.activeElement as HTMLElement);
    if (document.activeElement === edge || (event.shiftKey && outside)) {
      event.preventDefault();
      other?.focus();
    }
  };

  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onKeyDown={keepInside}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div class="sheet__grip" aria-hidden="true" />
      <div class="sheet__in">
        <div class="row row--nowrap between row--top">
          <div class="row row--nowrap grow">
            {props.before}
            <h2 id={id} class="h-5" tabIndex={-1}>
              {props.title}
            </h2>
          </div>
          <IconButton icon="x" label={w("close")} onClick={onClose} />
        </div>
        {props.children}
      </div>
      {props.foot && <div class="sheet__foot">{props.foot}</div>}
    </dialog>
  );
}
