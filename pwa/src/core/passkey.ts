/** Passkeys: face, finger or screen lock in place of a password. */
import { send } from "./acts";
import { request } from "./http";
import type { Ceremony, Me, Passkey } from "./types";

export const passkeysWork = (): boolean => typeof PublicKeyCredential !== "undefined" && isSecureContext;

type Json = Record<string, unknown>;
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const toText = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** Options come as JSON; the browser wants bytes in these places. */
function readOptions(options: Json): Json {
  const known = (list: unknown) => (list as { id: string }[] | undefined)?.map((c) => ({ ...c, id: toBytes(c.id) }));
  const user = options.user as { id: string } | undefined;
  return {
    ...options,
    challenge: toBytes(options.challenge as string),
    ...(user && { user: { ...user, id: toBytes(user.id) } }),
    excludeCredentials: known(options.excludeCredentials),
    allowCredentials: known(options.allowCredentials),
  };
}

function writeCredential(credential: PublicKeyCredential): Json {
  const answer = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  const part = (name: "attestationObject" | "authenticatorData" | "signature" | "userHandle") =>
    answer[name] ? { [name]: toText(answer[name]) } : {};
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: {
      clientDataJSON: toText(answer.clientDataJSON),
      ...part("attestationObject"),
      ...part("authenticatorData"),
      ...part("signature"),
      ...part("userHandle"),
      ...(answer.getTransports && { transports: answer.getTransports() }),
    },
  };
}

/** Null when the person closed the phone's own question. */
async function ask(make: () => Promise<Credential | null>): Promise<Json | null> {
  try {
    const made = await make();
    return made && writeCredential(made as PublicKeyCredential);
  } catch (error) {
    if (error instanceof DOMException && /NotAllowed|Abort|InvalidState/.test(error.name)) return null;
    throw error;
  }
}

export async function addPasskey(name: string): Promise<Passkey | null> {
  const begun = await send<Ceremony>("POST", "/api/passkeys/register/begin");
  const publicKey = readOptions(begun.options) as unknown as PublicKeyCredentialCreationOptions;
  const credential = await ask(() => navigator.credentials.create({ publicKey }));
  if (!credential) return null;
  return send<Passkey>("POST", "/api/passkeys/register/finish", { ceremony_id: begun.ceremony_id, credential, name });
}

export async function signInWithPasskey(): Promise<Me | null> {
  const begun = await request<Ceremony>("/api/passkeys/sign-in/begin", { method: "POST" });
  const publicKey = readOptions(begun.options) as unknown as PublicKeyCredentialRequestOptions;
  const credential = await ask(() => navigator.credentials.get({ publicKey }));
  if (!credential) return null;
  return request<Me>("/api/passkeys/sign-in/finish", {
    method: "POST",
    body: { ceremony_id: begun.ceremony_id, credential },
  });
}
