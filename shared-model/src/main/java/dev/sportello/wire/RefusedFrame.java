package dev.sportello.wire;

import org.jspecify.annotations.Nullable;

/// A frame or a body that cannot be read, or a request that a rule forbids.
public final class RefusedFrame extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;
    private final transient @Nullable CommandId id;

    public RefusedFrame(Refusal refusal, @Nullable CommandId id) {
        super(refusal.error() + ": " + refusal.sentence(), null, false, false);
        this.refusal = refusal;
        this.id = id;
    }

    public RefusedFrame(ErrorKind error, String sentence, @Nullable CommandId id) {
        this(Refusal.of(error, sentence), id);
    }

    public RefusedFrame(ErrorKind error) {
        this(error, error.sentence(), null);
    }

    public Refusal refusal() {
        return refusal;
    }

    /// The command that it was, where that much could be read.
    public @Nullable CommandId id() {
        return id;
    }
}
