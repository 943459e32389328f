// The numbers of docs/protocol.md that both sides of a link go by.
export const VERSIONS = { from: 1, to: 1 };
export const PING_EVERY = 20_000;
export const SILENCE = 50_000;
export const MOST_CODE_POINTS = 4_000;

// The close codes that say whether to come back. Any other code is an accident: come back, and resume.
export const RESUME = 4000;
export const SIGN_IN_AGAIN = 4001;
export const UPGRADE = 4002;
export const STAY_AWAY = 4003;
export const ACCIDENT = 1006;

// Of this hub alone: the link goes on, at once, by another way.
export const MOVED = -1;
