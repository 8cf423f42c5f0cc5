import { hide, said, shown } from "./toast";
import { w } from "./words";

/** The one place where toasts appear; the log behind it is for screen readers that come later. */
export default function Toasts() {
  const it = shown.value;
  return (
    <>
      <div class="vh" role="log">
        {said.value.map((s) => (
          <p key={s.id}>{s.text}</p>
        ))}
      </div>
      {it && (
        <section class="toast" aria-label={w("message")}>
          <p>{it.text}</p>
          <button
            type="button"
            onClick={() => {
              hide(it.id);
              it.undo?.();
            }}
          >
            {w(it.undo ? "undo" : "close")}
          </button>
        </section>
      )}
    </>
  );
}
