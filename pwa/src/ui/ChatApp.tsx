import { inChatApp, onIos } from "../core/browser";
import { Button } from "./Button";
import { w } from "./install-words";
import { Banner } from "./Notes";
import { ShareLink } from "./Share";

/** This page in the phone's own browser. Many chat apps let such an address through; some do nothing. */
function ownBrowser(address: string): string {
  const bare = address.replace(/^https?:/, "");
  if (onIos()) return `x-safari-${address}`;
  return `intent:${bare}#Intent;scheme=${new URL(address).protocol.slice(0, -1)};action=android.intent.action.VIEW;end`;
}

/** Says, before anybody joins inside a chat app, how to do it in a browser that will know them tomorrow. */
export default function ChatApp({ address }: { address: string }) {
  if (!inChatApp()) return null;
  return (
    <Banner icon="smartphone" title={w("chat")}>
      <p>{w("chat_more")}</p>
      <div class="stack stack--s">
        <Button kind="second" wide href={ownBrowser(address)}>
          {w("chat_open")}
        </Button>
        <p class="t-1">{w("chat_how")}</p>
        <ShareLink link={address} text="Linkup" />
      </div>
    </Banner>
  );
}
