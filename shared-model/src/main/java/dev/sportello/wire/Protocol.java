package dev.sportello.wire;

import java.time.Duration;

/// The numbers that both sides of a link go by.
public final class Protocol {
    /// What this program speaks. A version is a change that the unknown kinds of `docs/protocol/versions.md` cannot
    /// carry; the older one is spoken on until no program in use needs it.
    public static final Versions VERSIONS = new Versions(1, 1);

    /// The largest frame from a client, in bytes of UTF-8.
    public static final int MOST_FRAME_BYTES = 64 * 1024;

    /// How deeply JSON may nest.
    public static final int MOST_NESTING = 16;

    /// A client says `ping` this often.
    public static final Duration PING_EVERY = Duration.ofSeconds(20);

    /// A link on which nothing came for this long is closed, by either side.
    public static final Duration SILENCE = Duration.ofSeconds(50);

    /// How long what [ClientFrame.LookAt] said of the open ticket holds.
    public static final Duration PRESENCE_LASTS = Duration.ofSeconds(25);

    /// How long what it said of typing holds. Who goes on typing says so every three seconds.
    public static final Duration TYPING_LASTS = Duration.ofSeconds(6);

    private Protocol() {}
}
