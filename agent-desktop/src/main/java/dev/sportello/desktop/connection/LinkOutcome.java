package dev.sportello.desktop.connection;

import dev.sportello.wire.CloseCode;
import dev.sportello.wire.CloseReason;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Protocol;
import dev.sportello.wire.Refusal;
import org.jspecify.annotations.Nullable;

/// How a link ended, as what to do next.
sealed interface LinkOutcome {

    /// Wait a little, connect again and resume.
    record ComeBack() implements LinkOutcome {}

    /// Load the snapshot, then connect again.
    record StartOver() implements LinkOutcome {}

    /// Don't connect until somebody asks for it.
    ///
    /// @param state to show meanwhile
    record Stop(LinkState state) implements LinkOutcome {}

    /// @param refused the last refusal, which says why the relay closes; null where there was none
    static LinkOutcome of(int closeCode, @Nullable Refusal refused) {
        return switch (CloseCode.of(closeCode)) {
            case CloseReason.RESUME -> new ComeBack();
            case CloseCode.Unknown _ -> new ComeBack();
            case CloseReason.SIGN_IN_AGAIN -> new Stop(new LinkState.SignInAgain());
            case CloseReason.UPGRADE -> new Stop(new LinkState.MustUpgrade(relayIsOlder(refused)));
            case CloseReason.STAY_AWAY -> stayAway(refused);
        };
    }

    /// What passes by itself keeps nobody away.
    private static LinkOutcome stayAway(@Nullable Refusal refused) {
        return refused != null && refused.retry() ? new ComeBack() : new Stop(new LinkState.Refused(sentence(refused)));
    }

    private static boolean relayIsOlder(@Nullable Refusal refused) {
        var relay = refused == null ? null : refused.versions();
        return relay != null && relay.olderThan(Protocol.VERSIONS);
    }

    private static String sentence(@Nullable Refusal refused) {
        return refused == null ? ErrorKind.FORBIDDEN.sentence() : refused.sentence();
    }
}
