/** A signed identity: a JWT that the shop's server has made for its signed-in customer. */
export type Token = string;

/**
 * Who is signed in: a token, or a promise of one; or a function that gives either, which is asked again when the token
 * has expired. Nothing (`null`) means that nobody is, and is the same as signing out.
 */
export type Identity = Answer | (() => Answer);
type Answer = Token | null | undefined | Promise<Token | null | undefined>;

export interface LoadOptions {
  /** The hub's language, a BCP 47 tag, in the place of the page's own. */
  language?: string;
}

/**
 * Loads the hub from a relay, once; not at all where a script tag of the page brings it.
 *
 * @param relay the relay's address, such as `https://chat.shop.example`
 * @returns when the launcher stands in the page; rejected where the script cannot be loaded
 */
export function load(relay: string, options?: LoadOptions): Promise<void>;

/** Tells who is signed in at the shop. May be called before the hub has loaded, and as often as the page likes. */
export function identify(identity: Identity): void;

/** Ends the shopper's session, and wipes all that the hub knows of them. */
export function signOut(): void;

/** Opens the panel. */
export function open(): void;

/** Closes the panel. */
export function close(): void;

/** What the script itself puts into the page, for those who include it by a tag. */
export interface Sportello {
  identify(identity: Identity): void;
  signOut(): void;
  open(): void;
  close(): void;
  /** Calls as lists, which work before the script has come and after: `["identify", token]`. */
  q: { push(...calls: SportelloCall[]): unknown };
}

export type SportelloCall = ["identify", Identity] | ["signOut"] | ["open"] | ["close"];

declare global {
  interface Window {
    Sportello?: Partial<Omit<Sportello, "q">> & Pick<Sportello, "q">;
  }

  interface WindowEventMap {
    /** The launcher stands in the page, and `window.Sportello` has all its calls. */
    "sportello-ready": CustomEvent<null>;
  }
}
