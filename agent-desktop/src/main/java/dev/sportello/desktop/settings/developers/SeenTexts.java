package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.ErrorName;
import dev.sportello.wire.IntegrationBodies.Seen;
import dev.sportello.wire.IntegrationBodies.Sighting;
import dev.sportello.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// What was seen of the shop's pages, in words, and what to do about what was refused. Immutable.
record SeenTexts(Ago ago, Texts texts) {

    /// Something that is wrong, and what to do.
    record Fault(String title, String help) {}

    String state(Seen seen) {
        var accepted = seen.accepted();
        if (accepted != null) {
            return texts.get("seen.works", ago.of(accepted.at()), page(accepted));
        }
        var loaded = seen.loaded();
        return loaded == null ? texts.get("seen.nothing") : texts.get("seen.loaded", page(loaded), ago.of(loaded.at()));
    }

    /// What went wrong last, and was not followed by what went well.
    @Nullable
    Fault fault(Seen seen) {
        var refused = seen.refused();
        if (refused != null && isLater(refused, seen.accepted()) && isLater(refused, seen.elsewhere())) {
            return refused(refused);
        }
        var elsewhere = seen.elsewhere();
        return elsewhere != null && isLater(elsewhere, seen.accepted()) && isLater(elsewhere, seen.loaded())
                ? new Fault(
                        texts.get("fault.elsewhere", page(elsewhere), ago.of(elsewhere.at())),
                        texts.get("fault.elsewhere.help"))
                : null;
    }

    private static boolean isLater(Sighting one, @Nullable Sighting other) {
        return other == null || one.at().isAfter(other.at());
    }

    private Fault refused(Sighting refused) {
        var refusal = refused.refusal();
        return new Fault(
                texts.get("fault.refused", page(refused), ago.of(refused.at())), refusal == null ? "" : help(refusal));
    }

    private String page(Sighting sighting) {
        var origin = sighting.origin();
        return origin == null ? texts.get("seen.somewhere") : origin;
    }

    /// What to do. The relay's own sentences are in English, and name what is missing.
    private String help(Refusal refusal) {
        return switch (refusal.error()) {
            case ErrorKind.TOKEN_MISSING -> texts.get("fault.token-missing");
            case ErrorKind.TOKEN_MALFORMED,
                    ErrorKind.TOKEN_WRAPPED,
                    ErrorKind.TOKEN_SPACED,
                    ErrorKind.TOKEN_PREFIXED,
                    ErrorKind.TOKEN_ENCRYPTED -> said("fault.token-form", refusal);
            case ErrorKind.TOKEN_ALGORITHM -> texts.get("fault.token-algorithm");
            case ErrorKind.TOKEN_KEY_UNKNOWN -> texts.get("fault.token-key");
            case ErrorKind.TOKEN_SIGNATURE -> texts.get("fault.token-signature");
            case ErrorKind.TOKEN_EXPIRED -> texts.get("fault.token-expired");
            case ErrorKind.TOKEN_NOT_YET_VALID -> texts.get("fault.token-clock");
            case ErrorKind.TOKEN_TOO_LONG_LIVED -> texts.get("fault.token-life");
            case ErrorKind.TOKEN_AUDIENCE -> texts.get("fault.token-audience");
            case ErrorKind.TOKEN_CLAIM_MISSING,
                    ErrorKind.TOKEN_CLAIM_TYPE,
                    ErrorKind.TOKEN_CLAIM_INVALID,
                    ErrorKind.TOKEN_TIME_TYPE,
                    ErrorKind.TOKEN_TIME_UNIT -> said("fault.token-claim", refusal);
            case ErrorKind.TOKEN_REPLAYED -> texts.get("fault.token-replayed");
            case ErrorName _ -> said("fault.other", refusal);
        };
    }

    private String said(String key, Refusal refusal) {
        return texts.get(key, refusal.sentence());
    }
}
