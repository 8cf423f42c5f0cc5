import { Button } from "./Button";
import { w } from "./form-words";
import { toast } from "./toast";

/** A code people can read out: big letters in small groups, and how to say it. */
export function BigCode({ code, spoken }: { code: string; spoken?: string }) {
  const letters = [...code.replace(/[\s-]/g, "")];
  const group = letters.length % 4 === 0 ? 4 : 3;
  return (
    <div class="stack stack--s">
      <p class="code num" role="img" aria-label={letters.join(" ")}>
        {letters.map((letter, i) => (
          <span key={i} data-gap={i % group === group - 1 && i < letters.length - 1 ? "" : undefined}>
            {letter}
          </span>
        ))}
      </p>
      {spoken && <p class="t-2">{w("spelled", { letters: spoken })}</p>}
    </div>
  );
}

/** A square code for another camera. The server draws it; it is shown as a picture, so nothing in it can run. */
export function QrCard({ svg, children }: { svg: string; children?: preact.ComponentChildren }) {
  return (
    <div class="qr">
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} width="240" height="240" alt={w("qr")} />
      {children}
    </div>
  );
}

/** Sends a link by the phone's own share sheet, or copies it. */
export function ShareLink({ link, text }: { link: string; text: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast(w("copied"));
  };
  const share = async () => {
    try {
      await navigator.share({ text, url: link });
    } catch (error) {
      if ((error as Error).name !== "AbortError") await copy();
    }
  };
  return (
    <div class="row">
      {"share" in navigator && (
        <Button icon="share" grow onClick={() => void share()}>
          {w("share")}
        </Button>
      )}
      <Button kind="second" icon="copy" grow onClick={() => void copy()}>
        {w("copy")}
      </Button>
    </div>
  );
}
